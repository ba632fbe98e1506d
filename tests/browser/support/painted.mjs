// What is really painted on a page, point by point.

/**
 * A picture of the page that can be asked for the colour at a place.
 * @param {import("playwright-core").Page} page
 */
export async function painted(page) {
  const picture = (await page.screenshot()).toString("base64");
  // Decoded by the browser itself, on a page of its own: the page under test does not notice.
  const desk = await page.context().newPage();
  const canvas = await desk.evaluateHandle(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const drawn = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (drawn === null) throw new Error("no canvas to read the picture with");
    drawn.drawImage(image, 0, 0);
    return drawn;
  }, picture);
  return {
    /** The colour there, as the tokens spell it: "#EDF2F0". @param {number} x @param {number} y */
    at: (x, y) =>
      canvas.evaluate((drawn, [left, top]) => {
        const [red = 0, green = 0, blue = 0] = drawn.getImageData(Number(left), Number(top), 1, 1).data;
        return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("").toUpperCase()}`;
      }, [x, y]),
    /** How many different colours there are: a blank page has one. */
    colours: () =>
      canvas.evaluate((drawn) => {
        const { width, height } = drawn.canvas;
        return new Set(new Uint32Array(drawn.getImageData(0, 0, width, height).data.buffer)).size;
      }),
    done: () => desk.close(),
  };
}
