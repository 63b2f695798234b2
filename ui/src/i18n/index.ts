export { speak, spoken, t } from './language.svelte';
export { sentence, type Problem } from './sentence';
export * from './dates';
export { bytes, digits, percent } from './numbers';
