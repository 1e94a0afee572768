/**
 * Runs the application whose folder is the first plain argument, as Electron's own default
 * application does; the packaged Electron of the fallback comes without that one.
 */
const { app } = require('electron');
const { join, resolve } = require('node:path');

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  process.stderr.write('No application folder was named.\n');
  app.exit(2);
} else {
  const folder = resolve(named);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const about = require(join(folder, 'package.json'));
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  app.setAppPath(folder);
  require(join(folder, about.main));
}
