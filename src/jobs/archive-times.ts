/** Signatures and offsets of the ZIP format (APPNOTE 4.3), which XLSX files are. */
const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES_MIN = 22;
/** 1980-01-01 00:00, the earliest moment that the format can say. */
const EARLIEST = 0x00210000;

/**
 * The same archive with every entry dated 1980-01-01, so that equal contents are equal bytes.
 * Throws a RangeError when the bytes are no ZIP archive.
 */
export function withoutArchiveTimes(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  let end = copy.length - END_BYTES_MIN;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new RangeError(`archive of ${copy.length} bytes: found no end record, expected a ZIP`);
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    if (view.getUint32(at, true) !== CENTRAL_ENTRY) {
      throw new RangeError(
        `archive: entry ${entry} at byte ${at} is none, expected a central directory entry`,
      );
    }
    view.setUint32(at + 12, EARLIEST, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, EARLIEST, true);
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += 46 + lengths.reduce((total, length) => total + length, 0);
  }
  return copy;
}
