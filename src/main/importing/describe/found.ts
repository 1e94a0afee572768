import { onlyLine, type Block } from './blocks';

/** An answer with how sure it is, in the steps of `confidences`. */
export interface Sure<Answer> {
  readonly answer: Answer;
  readonly confidence: number;
}

/** An answer with the index of the block that it was read from. */
export interface Found<Answer> extends Sure<Answer> {
  readonly index: number;
}

/** An answer of a known confidence; null when there is no answer. */
export const sure = <Answer>(answer: Answer | null, confidence: number): Sure<Answer> | null =>
  answer === null ? null : { answer, confidence };

/** The answer alone; null when there is none. */
export const answerOf = <Answer>(found: Sure<Answer> | null): Answer | null =>
  found === null ? null : found.answer;

/** The first answer that there is; null when there is none. */
export const firstOf = <Given extends object>(...found: readonly (Given | null)[]): Given | null =>
  found.find((each) => each !== null) ?? null;

/** What `read` answers to the blocks of one line, in their order. */
export function find<Answer>(
  blocks: readonly Block[],
  read: (line: string, index: number) => Sure<Answer> | null,
): Found<Answer>[] {
  return blocks.flatMap((block, index) => {
    const line = onlyLine(block);
    const found = line === null ? null : read(line, index);
    return found === null ? [] : [{ index, ...found }];
  });
}

/** The blocks that some answers were read from. */
export const indexesOf = (found: readonly { readonly index: number }[]): number[] =>
  found.map(({ index }) => index);
