import { expectTypeOf, test } from 'vitest';
import type { SafeTree } from '#shared/safeTree';
import { describe as describeDocument } from '../../../src/main/importing/describe';
import { plainText } from '../../../src/main/importing/formats/plainText';
import { sanitize } from '../../../src/main/importing/sanitize';
import type {
  DecodedText,
  DescribedDocument,
  OriginalFile,
  ParsedDocument,
} from '../../../src/main/importing/stages';

/** It is the compiler that fails here (`tsc -p tsconfig.tests.json`): what looks like a stage's result and did not come out of it is refused. */
test('no stage can be skipped', () => {
  interface LooksDecoded {
    original: OriginalFile;
    text: string;
    encoding: string;
  }
  expectTypeOf(plainText.parse).parameter(0).toEqualTypeOf<DecodedText>();
  expectTypeOf<OriginalFile>().not.toExtend<DecodedText>();
  expectTypeOf<LooksDecoded>().not.toExtend<DecodedText>();
  expectTypeOf(describeDocument).parameter(0).toEqualTypeOf<ParsedDocument>();
  expectTypeOf<DecodedText>().not.toExtend<ParsedDocument>();
  expectTypeOf<ParsedDocument>().not.toExtend<DescribedDocument>();
  expectTypeOf<DescribedDocument['body']>().not.toExtend<SafeTree>();
  expectTypeOf(sanitize).returns.toEqualTypeOf<SafeTree>();
});
