import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../temporaryFolder';

/** `MAQAL_NETWORK_SECONDS=60` uses the program for a minute. */
const time = Number(process.env['MAQAL_NETWORK_SECONDS'] ?? 15) * 1000;

interface Traffic {
  /** Packets that left by the only way out. */
  readonly packets: number;
  /** Datagrams sent anywhere, a name server on this machine too. */
  readonly datagrams: number;
}

/**
 * A network namespace whose only way out is one end of a pair whose other end nobody reads: whoever
 * wants to reach anything must send a packet there, if only to ask who has the address.
 */
const namespace = [
  'sysctl -qw net.ipv6.conf.all.disable_ipv6=1 2>/dev/null; ',
  'ip link set lo up && ip link add way type veth peer name void && ',
  'ip addr add 10.99.0.1/24 dev way && ip link set void up && ip link set way up && ',
  'ip route add default dev way && exec "$@"',
].join('');

async function hasTools(): Promise<boolean> {
  const shown = await promisify(execFile)('ip', ['-V']).catch(() => null);
  return shown !== null;
}

test('use sends no packet and asks for no name', async () => {
  const isRoot = process.getuid?.() === 0;
  const mayTry = isRoot && process.platform === 'linux' && (await hasTools());
  test.skip(!mayTry, 'only root on Linux, with iproute2, can make such a network');
  test.setTimeout(120_000 + time);
  const home = await temporaryFolder();
  const session = join(import.meta.dirname, 'session.mjs');
  const { stdout } = await promisify(execFile)(
    'unshare',
    ['--net', 'sh', '-c', namespace, 'sh', process.execPath, session, home, String(time)],
    { env: process.env },
  );
  const { used, control } = JSON.parse(stdout) as { used: Traffic; control: Traffic };
  expect(used).toEqual({ packets: 0, datagrams: 0 });
  // The same counters see one look-up of a name: had the program asked, we would know.
  expect(control.packets + control.datagrams).toBeGreaterThan(0);
});
