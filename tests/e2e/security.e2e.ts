import { expect, test } from './reader';

test('the page is sandboxed, isolated and without Node', async ({ reader }) => {
  const { app, page } = await reader.start();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron's types leave this method out of the public list, its own tests use it.
    return (
      contents as { getLastWebPreferences?(): unknown } | undefined
    )?.getLastWebPreferences?.();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
  });
  // These two are left out of the answer where they are off.
  expect(preferences).not.toMatchObject({ nodeIntegrationInWorker: true });
  expect(preferences).not.toMatchObject({ navigateOnDragDrop: true });
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'global', 'Buffer'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { maqal: object }).maqal).sort(),
  }));
  expect(seen).toEqual({ node: [], bridge: ['ask', 'on', 'pathOf'] });
});

test('every answer of our scheme carries the content security policy, also one that finds nothing', async ({
  reader,
}) => {
  const { app } = await reader.start();
  for (const address of [
    'maqal://app/index.html',
    'maqal://app/../../etc/passwd',
    'maqal://other/',
  ]) {
    const answer = await app.evaluate(async ({ net }, url) => {
      const response = await net.fetch(url);
      return { status: response.status, policy: response.headers.get('content-security-policy') };
    }, address);
    expect(answer.status).toBe(address.endsWith('index.html') ? 200 : 404);
    expect(answer.policy).toContain("default-src 'none'");
    expect(answer.policy).toContain("script-src 'self'");
    expect(answer.policy).toContain("connect-src 'none'");
  }
});

test('the page can run nothing that it did not bring', async ({ reader }) => {
  const { page } = await reader.start();
  const ran = await page.evaluate(async () => {
    const done: string[] = [];
    const w = globalThis as unknown as { ran?: string };
    const script = document.createElement('script');
    try {
      script.textContent = 'globalThis.ran = "inline"';
      document.body.append(script);
    } catch {
      done.push('refused inline');
    }
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.ran=1">');
    } catch {
      done.push('refused markup');
    }
    try {
      const address = ['data:text/javascript', 'globalThis.ran="data"'].join(',');
      await import(address);
    } catch {
      done.push('refused data');
    }
    return { done, ran: w.ran };
  });
  expect(ran.ran).toBeUndefined();
  expect(ran.done).toEqual(['refused inline', 'refused markup', 'refused data']);
});

test('the page reaches no network by any of a browser’s ways', async ({ reader }) => {
  const { page } = await reader.start();
  const reached = await page.evaluate(async () => {
    const address = 'https://example.org/';
    const loads = (element: HTMLElement, set: () => void): Promise<boolean> =>
      new Promise((resolve) => {
        element.onload = () => {
          resolve(true);
        };
        element.onerror = () => {
          resolve(false);
        };
        set();
      });
    const image = new Image();
    const fetched = await fetch(address).then(
      () => true,
      () => false,
    );
    const pictured = await loads(image, () => (image.src = `${address}a.png`));
    const beacon = navigator.sendBeacon(address, 'x') && false;
    const socket = await new Promise<boolean>((resolve) => {
      try {
        const opened = new WebSocket('wss://example.org/');
        opened.onopen = () => {
          resolve(true);
        };
        opened.onerror = () => {
          resolve(false);
        };
      } catch {
        resolve(false);
      }
    });
    return { fetched, pictured, beacon, socket };
  });
  expect(reached).toEqual({ fetched: false, pictured: false, beacon: false, socket: false });
});

test('windows, navigation, permissions and downloads are refused', async ({ reader }) => {
  const { app, page } = await reader.start();
  const address = page.url();
  await app.evaluate(({ session }) => {
    const seen: string[] = [];
    (globalThis as unknown as { downloads: string[] }).downloads = seen;
    session.defaultSession.on('will-download', (event) => {
      seen.push(String(event.defaultPrevented));
    });
  });

  const answers = await page.evaluate(async () => {
    const opened = window.open('https://example.org/');
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    link.click();
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: unknown) => (error as Error).name,
    );
    const notices = await Notification.requestPermission();
    const place = await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => {
          resolve('granted');
        },
        (error) => {
          resolve(error.code);
        },
      );
    });
    const clipboard = await navigator.permissions
      .query({ name: 'clipboard-read' as PermissionName })
      .then(({ state }) => state);
    location.href = 'https://example.org/';
    return { opened: opened !== null, camera, notices, place, clipboard };
  });
  expect(answers).toMatchObject({
    opened: false,
    notices: 'denied',
    place: 1,
    clipboard: 'denied',
  });
  expect(answers.camera).not.toBe('granted');

  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads))
    .toEqual(['true']);
  expect(app.windows()).toHaveLength(1);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => location.href)).toBe(address);
});

test('a request that does not fit its schema is refused', async ({ reader }) => {
  const { page } = await reader.start();
  const answers = await page.evaluate(async () => {
    const { maqal } = globalThis as unknown as {
      maqal: { ask(name: string, request: unknown): Promise<string> };
    };
    const requests: [string, unknown][] = [
      ['library:open', { id: '../../etc/passwd' }],
      ['library:open', { id: 'a'.repeat(64), extra: true }],
      ['search:query', { text: 'x'.repeat(501), limit: 5 }],
      ['settings:change', { change: { fontSize: 4000 } }],
      ['link:open', { address: 'javascript:alert(1)' }],
    ];
    const codes: unknown[] = [];
    for (const [name, request] of requests) {
      const answer = JSON.parse(await maqal.ask(name, request)) as { error?: { code: string } };
      codes.push(answer.error?.code);
    }
    const unknown = await maqal.ask('no:such', {}).then(
      () => 'answered',
      () => 'refused',
    );
    return [...codes, unknown];
  });
  expect(answers).toEqual([...Array<string>(4).fill('bad-request'), 'bad-link', 'refused']);
});
