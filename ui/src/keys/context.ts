import { createContext } from 'svelte';
import type { Keymap } from './keymap';

export const [getKeymap, setKeymap] = createContext<Keymap>();
