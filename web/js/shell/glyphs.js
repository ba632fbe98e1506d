// Draws glyphs, and runs of letters that belong together, with the browser's own fonts, for the texture the canvas is
// drawn from.

const CANVAS_SIZE = 256;
const ICON_GRID = 24;
const ICON_STROKE = 1.75;

/**
 * @param {(family: string) => void} onFamily told when the family changes
 */
export function createGlyphs(onFamily) {
  const canvas = new OffscreenCanvas(CANVAS_SIZE, CANVAS_SIZE);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext("2d", { willReadFrequently: true })
  );
  let family = "sans-serif";
  let font = "";
  // What draws the picture measured last.
  let paint = () => {};
  const box = { left: 0, ascent: 0, width: 0, height: 0 };

  /** @param {string} wanted */
  function setFont(wanted) {
    if (wanted === font) return;
    font = wanted;
    context.font = wanted;
    context.fillStyle = "#fff";
    context.textBaseline = "alphabetic";
    context.textAlign = "left";
    context.fontKerning = "none";
  }

  return {
    /**
     * Chooses the fonts and writes ascent and descent of the first of them, in em.
     * @param {string} wanted
     * @param {Float32Array} metrics
     */
    "setFamily": (wanted, metrics) => {
      family = wanted;
      onFamily(wanted);
      setFont(`100px ${family}`);
      const measured = context.measureText("x");
      metrics[0] = measured.fontBoundingBoxAscent / 100;
      metrics[1] = measured.fontBoundingBoxDescent / 100;
    },

    /**
     * Writes advance, left, ascent, width and height of the picture, in pixels. Returns 0 if nothing is to be seen.
     * @param {number} bold
     * @param {number} px
     * @param {string} letters
     * @param {Float32Array} out
     */
    "measure": (bold, px, letters, out) => {
      setFont(`${bold ? 700 : 400} ${px}px ${family}`);
      paint = () => {
        setFont(`${bold ? 700 : 400} ${px}px ${family}`);
        context.fillText(letters, box.left, box.ascent);
      };
      const measured = context.measureText(letters);
      out[0] = measured.width;
      const right = Math.ceil(measured.actualBoundingBoxRight) + 1;
      const descent = Math.ceil(measured.actualBoundingBoxDescent) + 1;
      box.left = Math.ceil(measured.actualBoundingBoxLeft) + 1;
      box.ascent = Math.ceil(measured.actualBoundingBoxAscent) + 1;
      box.width = box.left + right;
      box.height = box.ascent + descent;
      out[1] = box.left;
      out[2] = box.ascent;
      out[3] = box.width;
      out[4] = box.height;
      const inked = measured.actualBoundingBoxLeft + measured.actualBoundingBoxRight > 0;
      return inked && box.width > 0 && box.height > 0 ? 1 : 0;
    },

    /**
     * As measure(), for an icon of the given size: paths on a grid of 24, stroked, filled and cut out.
     * @param {number} px
     * @param {string} strokes
     * @param {string} fills
     * @param {string} cuts
     * @param {Float32Array} out
     */
    "measureIcon": (px, strokes, fills, cuts, out) => {
      box.left = box.ascent = 1;
      box.width = box.height = Math.ceil(px) + 2;
      out[0] = px;
      out[1] = out[2] = 1;
      out[3] = out[4] = box.width;
      paint = () => {
        context.save();
        context.translate(1, 1);
        context.scale(px / ICON_GRID, px / ICON_GRID);
        context.lineWidth = ICON_STROKE;
        context.lineCap = context.lineJoin = "round";
        context.fillStyle = context.strokeStyle = "#fff";
        if (fills) context.fill(new Path2D(fills));
        if (strokes) context.stroke(new Path2D(strokes));
        context.globalCompositeOperation = "destination-out";
        if (cuts) context.stroke(new Path2D(cuts));
        context.restore();
      };
    },

    /**
     * Draws the glyph measured last. Returns 1 if it has colours of its own (emoji).
     * @param {Uint8Array} pixels RGBA, as many as the measured box has
     */
    "draw": (pixels) => {
      if (box.width > canvas.width || box.height > canvas.height) {
        canvas.width = Math.max(canvas.width, box.width);
        canvas.height = Math.max(canvas.height, box.height);
        font = "";
      }
      context.clearRect(0, 0, box.width, box.height);
      paint();
      const drawn = context.getImageData(0, 0, box.width, box.height).data;
      let coloured = 0;
      for (let at = 0; at < drawn.length; at += 4) {
        if (drawn[at + 3] > 8 && (drawn[at] < 200 || drawn[at + 1] < 200 || drawn[at + 2] < 200)) {
          coloured = 1;
          break;
        }
      }
      pixels.set(drawn);
      if (!coloured) {
        // White everywhere, so that smoothed edges do not grow dark.
        for (let at = 0; at < drawn.length; at += 4) pixels[at] = pixels[at + 1] = pixels[at + 2] = 255;
      }
      return coloured;
    },
  };
}
