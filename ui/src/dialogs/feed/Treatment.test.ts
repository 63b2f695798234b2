import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { FakeHost } from '../../ipc/fake';
import { FeedCare } from '../../state/feed-care.svelte';
import Treatment from './Treatment.svelte';

it('leaves what is being typed alone while other things of the feed change', async () => {
  const care = new FeedCare(FakeHost.filled(12), 1, () => Promise.resolve());
  await care.load();
  const shown = render(Treatment, { care, health: care.health! });
  const agent = screen.getByLabelText<HTMLInputElement>('User agent');
  const address = screen.getByLabelText<HTMLInputElement>('Address of the feed');
  await fireEvent.input(agent, { target: { value: 'Pemba' } });
  await fireEvent.input(address, { target: { value: 'https://baru.example/' } });

  await care.settle('interval', { interval_minutes: 180 });
  await shown.rerender({ health: care.health! });
  expect(agent.value).toBe('Pemba');
  expect(address.value).toBe('https://baru.example/');

  await care.settle('user_agent', { user_agent: 'Pembaca/2' });
  await shown.rerender({ health: care.health! });
  expect(agent.value).toBe('Pembaca/2');
  expect(address.value).toBe('https://baru.example/');
});
