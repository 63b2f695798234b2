import { test as base } from '../desk';
import { Awkward } from './awkward';

/** With a publisher beside the newsroom whose every word is too long. */
export const test = base.extend<{ awkward: Awkward }>({
  awkward: async ({ desk }, use) => {
    const picture = await fetch(desk.at('/kabar-pagi/favicon.png'));
    const awkward = await Awkward.open(Buffer.from(await picture.arrayBuffer()));
    await use(awkward);
    await awkward.close();
  },
});
