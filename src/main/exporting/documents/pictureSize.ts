/** How large a picture is in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size that a PNG, JPEG or GIF says in its header; null for another kind, or a header that is cut off. */
export function pictureSize(type: string, bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = read(type, view);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function read(type: string, view: DataView): PictureSize | null {
  if (type === 'image/png') return { width: view.getUint32(16), height: view.getUint32(20) };
  if (type === 'image/gif') {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  return type === 'image/jpeg' ? jpegSize(view) : null;
}

/** The frame's header (ITU-T T.81, B.2.2): any of SOF0 to SOF15 but DHT, JPG and DAC. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
