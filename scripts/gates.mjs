import { packageProgram } from './project.mjs';
import { runNode } from './run.mjs';

const longest = 10 * 60_000;

/**
 * One thing that must hold, checked by one program: `run` answers `{ passed, failed, output }`,
 * where a program that says yes is one passed and any other one failed.
 */
function gate(name, packageName, args, programName = packageName) {
  return {
    name,
    async run() {
      const options = { timeout: longest, killSignal: 'SIGKILL' };
      const { code, output } = await runNode(
        packageProgram(packageName, programName),
        args,
        options,
      );
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
    },
  };
}

const types = (name, packageName, programName) =>
  gate(`types: ${name}`, packageName, ['-p', `tsconfig.${name}.json`], programName);

/** Every check that needs no window. */
export const gates = [
  // In two parts: the types of all projects at once fill what memory Node allows itself.
  gate('lint', 'eslint', ['.', '--ignore-pattern', 'tests/', '--max-warnings', '0']),
  gate('lint: tests', 'eslint', ['tests', '--max-warnings', '0']),
  types('tests', 'vue-tsc'),
  types('web', 'vue-tsc'),
  gate('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  types('node', 'typescript', 'tsc'),
  types('preload', 'typescript', 'tsc'),
  types('shared', 'typescript', 'tsc'),
  gate('styles', 'stylelint', ['src/**/*.{css,vue}', '--max-warnings', '0']),
  gate(
    'imports',
    'dependency-cruiser',
    ['--config', '.dependency-cruiser.cjs', 'src'],
    'depcruise',
  ),
  gate('dead code', 'knip', ['--no-progress']),
];
