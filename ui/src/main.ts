import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/literata/opsz.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/floating.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './ipc';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no place for the app');
mount(App, { target, props: { host: await connect() } });
