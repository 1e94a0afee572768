/*
 * Uses the program for so many milliseconds and prints, as JSON, what went over the network of this
 * namespace meanwhile, and then what one look-up of a name adds to it. In plain JavaScript, since it
 * is started by name in a namespace of its own.
 * Arguments: a home folder, the time in milliseconds.
 */
import { Resolver } from 'node:dns/promises';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron } from '@playwright/test';

const [home, time] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../../..');
// A copy: the window may run as a user to whom this checkout is closed.
const samples = join(home, 'samples');
cpSync(join(root, 'resources/samples'), samples, { recursive: true });

function traffic() {
  const way = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((line) => line.trim().startsWith('way:'));
  // After the name: eight numbers of what was received, then bytes and packets that were sent.
  const packets = Number(way?.split(':')[1]?.trim().split(/\s+/)[9]);
  const [names, values] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Udp: '))
    .map((line) => line.split(' '));
  return { packets, datagrams: Number(values[names.indexOf('OutDatagrams')]) };
}

function since(before) {
  const now = traffic();
  return { packets: now.packets - before.packets, datagrams: now.datagrams - before.datagrams };
}

/** Whatever an article's page could try if it ever came to run something. */
function tryToReachOut() {
  const address = `https://${Math.random().toString(36).slice(2)}.example.org/`;
  const refused = () => undefined;
  fetch(address).catch(refused);
  new Image().src = address;
  navigator.sendBeacon(address, 'x');
  for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'stylesheet']) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href: address }));
  }
  const connection = new RTCPeerConnection({
    iceServers: [{ urls: `stun:${address.slice(8, -1)}` }],
  });
  connection.createDataChannel('x');
  connection
    .createOffer()
    .then((offer) => connection.setLocalDescription(offer))
    .catch(refused);
  window.open(address);
}

const before = traffic();
const app = await _electron.launch({
  executablePath: process.env.MAQAL_ELECTRON,
  args: [
    process.env.MAQAL_APP ?? root,
    `--user-data-dir=${join(home, 'profile')}`,
    '--lang=ar',
    ...readdirSync(samples).map((name) => join(samples, name)),
  ],
  env: { ...process.env, LANG: 'ar_EG.UTF-8', LANGUAGE: 'ar' },
});
const page = await app.firstWindow();
const end = Date.now() + Number(time);
const rows = page.getByRole('option');
await rows.first().waitFor();
// While articles still come in, the list moves under the pointer, and a click may meet no row.
await page.getByText('أُضيفت ١٠ مقالات', { exact: true }).waitFor();
for (let turn = 0; Date.now() < end; turn += 1) {
  await rows.nth(turn % (await rows.count())).click();
  await page.getByRole('article').waitFor();
  await page.keyboard.press('Control+d');
  await page.getByPlaceholder('ابحث في مكتبتك').fill(['كتاب', 'البحر', 'سوق', ''][turn % 4]);
  await page.keyboard.press('Escape');
  await page.evaluate(tryToReachOut);
}
await app.close();
const used = since(before);
// Sent once is enough: nobody answers here.
await new Resolver({ timeout: 500, tries: 1 }).resolve4('maqal.example.org').catch(() => undefined);
process.stdout.write(JSON.stringify({ used, control: since(before) }));
