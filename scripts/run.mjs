import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/**
 * Runs a program to its end and answers its exit code and all that it printed. With `show`, its
 * output also goes to stderr as it comes. A program that cannot be started answers code 127.
 */
export function run(command, args, { show = false, ...options } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...options,
    });
    const chunks = [];
    const keep = (chunk) => {
      chunks.push(chunk);
      if (show) process.stderr.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => done({ code: 127, output: error.message }));
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8');
      done({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
}

/** Runs a script with this very Node, as `run` does. */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/** Runs npm, as `run` does: the one that started us, else the one on the path. */
export function runNpm(args, options) {
  const ours = process.env.npm_execpath;
  if (ours?.endsWith('npm-cli.js')) return runNode(ours, args, options);
  // Windows has npm as a .cmd file, which only a shell can start; our arguments hold nothing to quote.
  const shell = process.platform === 'win32';
  return run(shell ? 'npm.cmd' : 'npm', args, { ...options, shell });
}
