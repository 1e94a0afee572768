declare const told: unique symbol;

/** A value of plain data as JSON. */
export type AsText<T> = string & { readonly [told]: T };

/** Writes plain data as text; fields that are undefined are left out. */
export const asText = <T>(value: T): AsText<T> => JSON.stringify(value) as AsText<T>;

/** Reads what `asText` wrote. */
export const fromText = <T>(text: AsText<T>): T => JSON.parse(text) as T;
