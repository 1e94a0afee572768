/*
 * What the lint forbids of our own accord, in the words of ESLint's `no-restricted-…` rules.
 */

const drawNodes = 'A string of HTML never reaches a page: draw nodes.';
const bridgeOnly = 'Only src/renderer/bridge.ts may know window.maqal.';
const offline = 'The program opens no connection, ever.';
const sameBytes = 'The same bytes make the same article: no clock, no chance.';

const htmlStrings = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'setHTMLUnsafe'];

/** Properties by which a string would become part of a page. */
export const noHtmlStrings = htmlStrings.map((property) => ({ property, message: drawNodes }));

/** The same in a template, as `:innerHTML`. */
export const noHtmlBindings = [...htmlStrings, 'inner-html'].map((argument) => ({
  argument,
  message: drawNodes,
}));

/** The same as `h('p', { innerHTML: … })`, and exports that do not name what they offer. */
export const noHiddenSyntax = [
  { selector: `Property[key.name=/^(${htmlStrings.join('|')})$/]`, message: drawNodes },
  { selector: 'ExportAllDeclaration', message: 'Name what a file offers.' },
];

/** Clock and chance, which parsing must do without. */
export const noClock = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'MemberExpression[object.name="Date"][property.name="now"]',
  'MemberExpression[object.name="Math"][property.name="random"]',
  'Identifier[name=/^(performance|process|randomUUID|randomBytes)$/]',
].map((selector) => ({ selector, message: sameBytes }));

/** The preload's object on the window. */
export const noBridge = ['window', 'globalThis', 'self'].map((object) => ({
  object,
  property: 'maqal',
  message: bridgeOnly,
}));

/** Globals of the same, and those that open a connection. */
export const noGlobals = [
  { name: 'maqal', message: bridgeOnly },
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'].map((name) => ({
    name,
    message: offline,
  })),
];

const fromElectron = (name, message) => ({ name: 'electron', importNames: [name], message });

/** Electron's raw channel in the main process. */
export const noIpcMain = fromElectron(
  'ipcMain',
  'Only desktop/ipc.ts may: it checks who asks what.',
);

/** Electron's raw channel in a page. */
export const noIpcRenderer = fromElectron('ipcRenderer', 'Only the preload may.');
