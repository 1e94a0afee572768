import vueI18n from '@intlify/eslint-plugin-vue-i18n';
import jsdoc from 'eslint-plugin-jsdoc';
import vue from 'eslint-plugin-vue';
import vueAccessibility from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import {
  noBridge,
  noClock,
  noGlobals,
  noHiddenSyntax,
  noHtmlBindings,
  noHtmlStrings,
  noIpcMain,
  noIpcRenderer,
} from './scripts/lint/restrictions.mjs';

/* What may be imported from where is .dependency-cruiser.cjs's; what no one uses is knip's. */

const typed = ['src/**/*.{ts,vue}', 'tests/**/*.ts', '*.config.ts'];

const restrictedImports = (...paths) => ({ 'no-restricted-imports': ['error', { paths }] });

export default defineConfig(
  {
    ignores: ['out/', 'test-results/', 'playwright-report/', 'tests/fixtures/', 'resources/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      complexity: ['error', 12],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', 250],
      'max-params': ['error', 5],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-empty-pattern': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...noHtmlStrings, ...noBridge],
      'no-restricted-syntax': ['error', ...noHiddenSyntax],
      'no-return-assign': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      ...restrictedImports(noIpcMain, noIpcRenderer),
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-globals': ['error', ...noGlobals],
    },
  },
  {
    files: ['src/main/importing/**'],
    rules: { 'no-restricted-syntax': ['error', ...noHiddenSyntax, ...noClock] },
  },
  { files: ['src/main/desktop/ipc.ts'], rules: restrictedImports(noIpcRenderer) },
  { files: ['src/preload/index.ts'], rules: restrictedImports(noIpcMain) },
  {
    files: ['src/renderer/bridge.ts'],
    rules: { 'no-restricted-properties': ['error', ...noHtmlStrings] },
  },

  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-unreachable': 'error',
      'no-dupe-keys': 'error',
      'no-fallthrough': 'error',
      'require-await': 'error',
    },
  },
  // A function that Playwright hands to the page is written beside the rest.
  { files: ['tests/**/*.mjs'], languageOptions: { globals: globals.browser } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },

  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
  },
  {
    files: typed,
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      // A method is declared as such for its looks; our doors are plain objects without a `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // What one of our two Electrons lacks is tested for, and data is checked, whatever their types say.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },

  {
    files: ['src/**/*.ts', 'scripts/**/*.mjs'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: {
            ArrowFunctionExpression: true,
            ClassDeclaration: true,
            FunctionExpression: true,
          },
          contexts: ['ExportNamedDeclaration > TSInterfaceDeclaration'],
          enableFixer: false,
        },
      ],
      'jsdoc/require-description': ['error', { contexts: ['any'] }],
    },
  },

  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended-error'], vue.configs['no-layout-rules']],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      'max-lines': ['error', 200],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/no-restricted-v-bind': ['error', ...noHtmlBindings],
      'vue/no-undef-properties': 'off', // vue-tsc knows better
      'vue/no-unused-emit-declarations': 'error',
      'vue/no-unused-properties': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-v-html': 'error',
      'vue/no-v-text': 'error',
      'vue/prefer-true-attribute-shorthand': 'error',
      'vue/require-typed-ref': 'error',
    },
  },
  {
    files: ['src/**/*.vue'],
    extends: [vueAccessibility.configs['flat/recommended']],
    rules: {
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // It takes a wrapper that hears Escape from inside for a button.
      'vuejs-accessibility/no-static-element-interactions': 'off',
      // What the types of another component are, only vue-tsc can tell, and does.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
    },
  },
  {
    files: ['src/renderer/**/*.{ts,vue}'],
    plugins: { '@intlify/vue-i18n': vueI18n },
    settings: {
      'vue-i18n': { localeDir: './src/renderer/locales/*.json', messageSyntaxVersion: '^11.0.0' },
    },
    rules: {
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-v-html': 'error',
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        { attributes: { '/.+/': ['title', 'alt', 'placeholder', 'aria-label', 'label'] } },
      ],
    },
  },

  {
    files: ['tests/**'],
    rules: {
      // A test asserts on what it has just made sure is there, and stands in for what is asynchronous.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      complexity: 'off',
      'max-params': 'off',
      'no-console': 'off',
    },
  },
  // What a page must not do is tried there on purpose; fixtures of Playwright are empty patterns.
  {
    files: ['tests/e2e/**'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  // Vite has renamed its options; the tools around it still speak the old names.
  { files: ['*.config.ts', 'tests/**'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
);
