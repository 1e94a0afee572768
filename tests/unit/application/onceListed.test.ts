import { expect, it } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { onceListed } from '../../../src/main/onceListed';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf } from '../library/support';

it('tells when a window has its list, and not before', async () => {
  const application = createApplication(await testParts(await temporaryFolder()));
  const { handlers, listed } = onceListed(application.handlers);
  const events: string[] = [];
  const heard = listed.then(() => events.push('listed'));
  await handlers['app:start']({});
  events.push('started');
  expect(valueOf(await handlers['library:list']({})).ids).toBe('');
  events.push('answered');
  await heard;
  expect(events).toEqual(['started', 'answered', 'listed']);
});
