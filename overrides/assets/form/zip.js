// @ts-check
// Files → a ZIP that stores them as they are.

/** @param {{path: string, text: string}[]} files @returns {Uint8Array<ArrayBuffer>} */
function formZip(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const listed = [];
  let at = 0;
  for (const file of files) {
    const name = encoder.encode(file.path);
    const bytes = encoder.encode(file.text);
    // Version 2.0, names in UTF-8, stored, 1 January 1980: a record has no clock.
    const common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [sum(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
    const head = numbers([[0x04034b50, 4], ...common]);
    listed.push(numbers([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name);
    parts.push(head, name, bytes);
    at += head.length + name.length + bytes.length;
  }
  const size = listed.reduce((total, part) => total + part.length, 0);
  const end = numbers([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]]);
  return joined([...parts, ...listed, end]);

  /** Numbers with their size in bytes, lowest byte first. @param {number[][]} pairs */
  function numbers(pairs) {
    return new Uint8Array(pairs.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, byte) => (value >>> (8 * byte)) & 255)));
  }

  /** CRC-32. @param {Uint8Array} bytes */
  function sum(bytes) {
    let value = ~0;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
    }
    return ~value >>> 0;
  }

  /** @param {Uint8Array[]} pieces */
  function joined(pieces) {
    const whole = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0));
    let to = 0;
    for (const piece of pieces) {
      whole.set(piece, to);
      to += piece.length;
    }
    return whole;
  }
}

/** Give bytes to who asked for them. @param {Uint8Array<ArrayBuffer>} bytes @param {string} name */
function formSave(bytes, name) {
  const way = formMake("a", { href: URL.createObjectURL(new Blob([bytes], { type: "application/zip" })), download: name });
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 1000);
}
