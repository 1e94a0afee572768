import { app, protocol, type Session, type WebContents } from 'electron';
import { scheme } from './scheme';

/**
 * What must be settled before Electron is ready: no name is ever looked up, every renderer is
 * sandboxed, and our scheme is a real origin. `sandbox` is false only where the system forbids it.
 */
export function prepareSecurity(sandbox: boolean): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Chromium's own errands: component updates, field trials, safe-browsing and time queries.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('no-pings');
  // To hide local addresses WebRTC joins the multicast group of mDNS: two IGMP packets, measured.
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
  if (sandbox) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
}

/** Refuses whatever a session could fetch, be allowed, or save that is not of our scheme. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    // The developer tools' own pages are part of the program and come from no network either.
    const ours = details.url.startsWith(`${scheme}://`) || details.url.startsWith('devtools://');
    answer({ cancel: !ours });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // Chromium otherwise asks the network for a dictionary at every start.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}

function guardContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
