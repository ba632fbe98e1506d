// Draws the product's mark, two nested rounded squares, at the sizes that systems ask for.
import { encodePng } from "./png.mjs";

const GROUND = [0x0b, 0x5d, 0x4c];
const LINE = [0xff, 0xff, 0xff];

// In the units of icons/mark.svg, 64 wide: centre lines, line width 5.
const LINE_WIDTH = 5;
const SQUARES = [
  { half: 18.5, radius: 9 },
  { half: 6.5, radius: 3.5 },
];

/**
 * @param {number} size
 * @param {{ full: boolean }} options full: ground to the edges and a smaller mark, so that the
 *        system may cut its own shape
 */
export function drawIcon(size, { full }) {
  const rgba = new Uint8Array(size * size * 4);
  const unit = 64 / size;
  const scale = full ? 0.8 : 1;
  for (let y = 0; y < size; ++y) {
    for (let x = 0; x < size; ++x) {
      const across = (x + 0.5) * unit - 32;
      const down = (y + 0.5) * unit - 32;
      const cover = (/** @type {number} */ distance) => Math.min(Math.max(0.5 - distance / unit, 0), 1);
      let line = 0;
      for (const { half, radius } of SQUARES) {
        const distance = roundedSquare(across / scale, down / scale, half, radius) * scale;
        line = Math.max(line, cover(Math.abs(distance) - (LINE_WIDTH * scale) / 2));
      }
      const alpha = full ? 1 : cover(roundedSquare(across, down, 32, 14));
      const at = (y * size + x) * 4;
      for (let channel = 0; channel < 3; ++channel) {
        rgba[at + channel] = Math.round(GROUND[channel] + (LINE[channel] - GROUND[channel]) * line);
      }
      rgba[at + 3] = Math.round(alpha * 255);
    }
  }
  return encodePng(size, rgba);
}

/** Distance to the outline of a square around the origin, negative inside.
 *  @param {number} x
 *  @param {number} y
 *  @param {number} half
 *  @param {number} radius */
function roundedSquare(x, y, half, radius) {
  const right = Math.abs(x) - half + radius;
  const below = Math.abs(y) - half + radius;
  return Math.hypot(Math.max(right, 0), Math.max(below, 0)) + Math.min(Math.max(right, below), 0) - radius;
}
