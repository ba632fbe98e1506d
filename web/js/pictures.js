// What of some files is taken as pictures, however they come: shared by another app, dropped or pasted.

export const PICTURES_MAX = 10;
const PICTURE_MEGABYTES_MAX = 25;
const MEGABYTE = 1024 * 1024;

/**
 * Keeps the order. What is left out stays where it came from; `problem` names the first reason that holds for any of
 * it: "other-kind", "too-large" (`limit` megabytes for one), "empty", "too-many" (`limit` at once); "" if all is taken.
 * @param {readonly File[]} files
 */
export function sortPictures(files) {
  const ofKind = files.filter(({ type }) => type.startsWith("image/"));
  const full = ofKind.filter(({ size }) => size > 0);
  const pictures = full.filter(({ size }) => size <= PICTURE_MEGABYTES_MAX * MEGABYTE);
  let problem = "";
  let limit = 0;
  if (ofKind.length < files.length) problem = "other-kind";
  else if (pictures.length < full.length) [problem, limit] = ["too-large", PICTURE_MEGABYTES_MAX];
  else if (full.length < ofKind.length) problem = "empty";
  else if (pictures.length > PICTURES_MAX) [problem, limit] = ["too-many", PICTURES_MAX];
  return { pictures: pictures.slice(0, PICTURES_MAX), problem, limit };
}
