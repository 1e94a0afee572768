/** How large a file in an archive may be, unpacked, in bytes. */
export const largestEntry = 100 * 1024 * 1024;
/** Text shrinks to a tenth; what shrinks to less than a 200th was made to. */
export const largestRatio = 200;
/** Smaller files may shrink as they will. */
export const ratioFrom = 1024 * 1024;
