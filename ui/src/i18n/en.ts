import type { EditCount, EditKind } from '../ipc';
import { capitalised, counter, pluralizer } from './plural';

const n = pluralizer('en');
const counted = counter(n);
const list = new Intl.ListFormat('en', { type: 'conjunction' });

interface Counted {
  added: number;
  folders: number;
  duplicates: number;
  invalid: number;
  own_network: number;
}

export const en = {
  app: {
    name: 'Warta',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    more: 'More',
    back: 'Back to the list',
    tryAgain: 'Try again',
    repair: 'Repair',
    repairing: 'Repairing…',
    repaired: {
      whole: () => 'Nothing was wrong with the library.',
      counted: () => 'What was counted wrong is counted again. Nothing was lost.',
      salvaged: (articles: number) =>
        n(articles, {
          one: '# article could be read and was kept. The damaged library is in the folder “backups”.',
          other:
            '# articles could be read and were kept. The damaged library is in the folder “backups”.',
        }),
      restored: (day: string) =>
        `Nothing could be read, so the copy of ${day} is in its place. The damaged library is in the folder “backups”.`,
    },
    undo: 'Undo',
    undone: 'Undone.',
    nothingToUndo: 'Nothing to undo.',
    dismiss: 'Dismiss',
    notices: 'Notices',
    library: 'The library could not be opened',
    unguarded:
      'Nothing can be locked where your library is. Open it with one Warta at a time, or move it to another disk.',
    damaged: 'Part of the library can no longer be read. It can be repaired under Backups.',
    copied: 'Address copied.',
  },

  sidebar: {
    landmark: 'Library',
    today: 'Today',
    unread: 'Unread',
    all: 'All articles',
    bookmarked: 'Bookmarked',
    saved: 'Saved pages',
    feeds: 'Subscriptions',
    savedSearches: 'Searches',
    changeSearch: 'Change what it looks for…',
    tags: 'Tags',
    search: 'Search',
    add: 'Add a subscription',
    unreadCount: (count: number) => n(count, { one: '# unread', other: '# unread' }),
    articleCount: (count: number) => n(count, { one: '# article', other: '# articles' }),
    expand: (folder: string) => `Open folder ${folder}`,
    collapse: (folder: string) => `Close folder ${folder}`,
    actionsFor: (name: string) => `Actions for ${name}`,
    problem: (sentence: string) => `has a problem: ${sentence}`,
    gone: 'is gone for good',
    paused: 'paused',
    health: 'Feed health…',
    feedSettings: 'Feed settings…',
    refreshed: (ago: string) => `Refreshed ${ago}`,
    noFeeds: 'No subscriptions yet',
    rename: 'Rename…',
    moveTo: 'Move to folder',
    noFolder: 'No folder',
    newFolder: 'New folder…',
    copyAddress: 'Copy address',
    markAllRead: 'Mark all as read',
    makeOffline: 'Make available offline…',
    refreshFeed: 'Refresh now',
    unsubscribe: 'Unsubscribe…',
    delete: 'Delete',
    savePage: 'Save a page…',
    importOpml: 'Import subscriptions (OPML)…',
    exportOpml: 'Export subscriptions (OPML)…',
    backups: 'Backups…',
    storage: 'Storage…',
    settings: 'Settings…',
    shortcuts: 'Keyboard shortcuts',
    resize: 'Width of the sidebar',
  },

  list: {
    landmark: 'Articles',
    today: 'Today',
    yesterday: 'Yesterday',
    newestFirst: 'Newest first',
    oldestFirst: 'Oldest first',
    unreadOnly: 'Show unread only',
    markAllRead: 'Mark all as read',
    refresh: 'Refresh',
    openSidebar: 'Show the sidebar',
    newArticles: (count: number, more: boolean) =>
      more ? `${n(count, { other: '#' })}+ new` : n(count, { other: '# new' }),
    showNew: 'Show new articles',
    loading: 'Loading…',
    read: 'read',
    unread: 'unread',
    bookmarked: 'bookmarked',
    markAbove: 'Mark above as read',
    markBelow: 'Mark below as read',
    openOriginal: 'Open the original',
    delete: 'Delete',
    details: 'Details',
    resize: 'Width of the list',
    failures: (count: number) =>
      n(count, { one: 'Failed once.', other: 'Failed # times in a row.' }),
    empty: {
      welcome: 'Welcome to Warta',
      welcomeText:
        'Read the news clean and without a network. Start with the address of a site that you like.',
      welcomeField: 'Address of a site or a feed',
      welcomeAdd: 'Find subscriptions',
      welcomeImport: 'Import a list (OPML)…',
      unread: 'All read',
      unreadText: 'Nothing is waiting for you. New articles will appear here.',
      bookmarked: 'Nothing bookmarked',
      bookmarkedText: 'Press B on an article to keep it here.',
      saved: 'No saved pages',
      savedText: 'Save any page on the web to read it here, without a network.',
      savedSearch: 'Nothing found yet',
      savedSearchText: 'What this search finds will appear here by itself.',
      tag: 'No article carries this tag',
      tagText: 'Press T on an article to tag it.',
      feed: 'Nothing here yet',
      feedFetching: 'The first articles are on their way.',
      feedText: 'The feed was read, and lists no articles.',
      feedFailing: 'Warta will keep trying by itself.',
      feedNever: 'This feed has not been read yet. Refresh it to try.',
      folder: 'This folder is empty',
      folderText: 'Move a subscription here from its menu.',
      today: 'Nothing today yet',
      todayText: 'Articles of today will appear here.',
      all: 'No articles yet',
      allText: 'Refresh to ask your subscriptions for articles.',
      showRead: 'Show read articles',
      savePage: 'Save a page…',
    },
  },

  search: {
    title: 'Search',
    field: 'Search articles',
    placeholder: 'Search articles',
    close: 'Close search',
    here: (view: string) => `In ${view}`,
    everywhere: 'Everywhere',
    where: 'Where to search',
    prompt: 'Type a word or a “phrase”',
    promptText: 'A minus before a word leaves it out.',
    none: (query: string) => `Nothing for “${query}”`,
    noneHere: (view: string) => `Nothing was found in ${view}.`,
    noneAnywhere: 'Try fewer or other words.',
    widen: 'Search everywhere',
    order: 'Order of what is found',
    newest: 'Newest',
    best: 'Best match',
    count: (count: number, more: boolean) =>
      more
        ? n(count, { other: 'More than # articles' })
        : n(count, { one: '# article', other: '# articles' }),
    save: 'Save search',
    meant: (query: string) => `Search for “${query}”`,
    help: 'What you can search for',
    ways: {
      all: 'both words, in any form',
      phrase: 'the words as they stand',
      either: 'either word',
      without: 'without a word',
      group: 'parentheses group',
      title: 'in the headline only',
      byline: 'written by',
      source: 'published by, or resting on',
      place: 'in a subscription or a folder',
      tag: 'tagged',
      state: 'also is:read, is:saved',
      media: 'comes with sound or film',
      language: 'in a language',
      date: 'also before:2022, before:2022-11',
    },
  },

  reader: {
    landmark: 'Article',
    frame: 'Article text',
    toolbar: 'Article actions',
    toggleSidebar: 'Show or hide the sidebar',
    previous: 'Previous article',
    next: 'Next article',
    bookmark: 'Bookmark',
    unbookmark: 'Remove the bookmark',
    tags: 'Tags',
    original: 'Open the original',
    markUnread: 'Mark as unread',
    markRead: 'Mark as read',
    copyAddress: 'Copy address',
    progress: 'How far you have read',
    offline: {
      complete: 'Ready offline',
      pending: 'Being kept for offline',
      page_failed: 'Kept in part: its page could not be read',
      feed_text: 'Kept in part: only the text of the feed',
      teaser: 'Kept in part: the publisher shares only the beginning',
      pictures_left: 'Without its pictures: they are fetched when you open it',
      picture_failed: 'Kept in part: a picture is missing',
      picture_too_big: 'Kept in part: a picture is too big',
    },
    minutes: (count: number) => n(count, { one: '# min read', other: '# min read' }),
    localTime: (time: string) => `Your time: ${time}`,
    comments: (count: number | null) =>
      count === null ? 'Comments' : n(count, { one: '# comment', other: '# comments' }),
    according: 'According to:',
    searchSource: (name: string) => `${name}: what else rests on it`,
    sources: {
      agency: 'News agency',
      outlet: 'Outlet',
      official: 'Official statement',
      social: 'Social media post',
    },
    evidence: (count: number) =>
      n(count, { one: '# sentence of proof', other: '# sentences of proof' }),
    evidenceTitle: 'Where the article says so',
    teaser: 'The publisher shares only the beginning of this article.',
    paywall: 'The rest of this article is for paying readers of the publisher.',
    moved: (count: number) =>
      n(count, {
        one: '# related link moved out of the text',
        other: '# related links moved out of the text',
      }),
    promosHidden: (count: number) => n(count, { one: '# promo hidden', other: '# promos hidden' }),
    blocksHidden: (count: number) => n(count, { one: '# block hidden', other: '# blocks hidden' }),
    show: 'Show',
    hide: 'Hide',
    reasons: {
      promo: 'Promo',
      related: 'Related',
      furniture: 'Page furniture',
      repeated: 'On every page of this site',
      cut_off: 'Cut off',
    },
    cutOff: 'The rest is longer than Warta reads of one article. The original page has it.',
    restore: 'Put back',
    feedText: 'This is what the feed carries.',
    fullText: 'Fetch the full text',
    fetchingFullText: 'Fetching the full text…',
    neverHide: 'Never hide on this site',
    neverHidden: 'Shown on this site from now on.',
    hiddenAgain: 'Hidden on this site again.',
    keepLink: (title: string) => `Save “${title}” to read here`,
    nextUnread: 'Next unread',
    nothing: 'Choose an article',
    nothingText: 'Press J for the next one, or ? for all keys.',
    failed: 'This article could not be opened',
  },

  /** Said of what stands in an article besides its paragraphs. */
  forms: {
    formula: 'Formula',
    code: 'Code',
    table: 'Table',
    note: (mark: string) => `Note ${mark}`,
    noteBack: (mark: string, call: number | null) =>
      call === null ? `Back to mark ${mark}` : `Back to mark ${mark}, place ${call}`,
    boxes: {
      note: 'Note',
      tip: 'Tip',
      important: 'Important',
      warning: 'Warning',
      danger: 'Danger',
    },
  },

  changes: {
    title: 'What was changed',
    edited: (count: number, when: string) =>
      count === 1 ? `Edited · ${when}` : `${n(count, { other: 'Edited # times' })} · ${when}`,
    show: 'Show what was changed',
    showSince: (time: string) => `Edited, as seen on ${time}. Show what was changed`,
    close: 'Back to the text',
    none: 'This article has not been edited since it was first read.',
    failed: 'The changes could not be shown',
    compareWith: 'From',
    first: (time: string) => `The first text, of ${time}`,
    version: (time: string) => `The text of ${time}`,
    since: (version: string) => `From: ${version}`,
    unchanged: (count: number) =>
      n(count, { one: '# unchanged paragraph', other: '# unchanged paragraphs' }),
    kinds: {
      headline: 'headline',
      number: 'number',
      name: 'name',
      quote: 'quote',
      added: 'paragraph',
      removed: 'paragraph',
      wording: 'wording',
      typo: 'typo',
    },
    removed: (what: string | null) => ` [taken out${what === null ? '' : `, ${what}`}: `,
    added: (what: string | null) => ` [put in${what === null ? '' : `, ${what}`}: `,
    end: '] ',
    summary: (edits: EditCount[]) => {
      const of = (kind: EditKind) => edits.find((edit) => edit.kind === kind)?.count ?? 0;
      const changed = [
        of('headline') > 0 ? 'headline' : '',
        counted(of('number'), { one: '# number', other: '# numbers' }),
        counted(of('name'), { one: '# name', other: '# names' }),
        counted(of('quote'), { one: '# quote', other: '# quotes' }),
        counted(of('wording'), { one: '# wording', other: '# wordings' }),
      ].filter((part) => part !== '');
      const parts = [
        changed.length > 0 ? `${list.format(changed)} changed` : '',
        counted(of('added'), { one: '# paragraph added', other: '# paragraphs added' }),
        counted(of('removed'), { one: '# paragraph removed', other: '# paragraphs removed' }),
        counted(of('typo'), { one: '# typo corrected', other: '# typos corrected' }),
      ].filter((part) => part !== '');
      return parts.length === 0 ? 'The words are the same.' : capitalised(parts.join('; '));
    },
  },

  enclosures: {
    title: 'Sounds and films',
    kinds: { audio: 'Sound', video: 'Film', other: 'File' },
    play: (name: string) => `Play “${name}”`,
    playShort: 'Play',
    kept: 'Available offline',
    browser: (name: string) => `Open “${name}” in the browser`,
    fetching: (name: string) => `Fetching “${name}”`,
    fetched: (done: string, total: string) => `Fetching: ${done} of ${total}`,
    fetchedSome: (done: string) => `Fetching: ${done}`,
    cancel: (name: string) => `Stop fetching “${name}”`,
  },

  tags: {
    title: 'Tags of this article',
    field: 'Add a tag',
    placeholder: 'Type a tag, then Enter',
    remove: (tag: string) => `Remove tag ${tag}`,
    create: (tag: string) => `Create “${tag}”`,
    suggestions: 'Tags',
    none: 'No tags yet',
  },

  add: {
    title: 'Add a subscription',
    field: 'Address of a site or a feed',
    placeholder: 'example.com',
    find: 'Find',
    signIn: 'Sign in',
    finding: 'Looking for feeds…',
    found: 'What was found',
    subscribe: 'Subscribe',
    subscribing: 'Subscribing…',
    subscribed: 'You follow this already',
    folder: 'Folder',
    hint: 'Give a site, a page or a feed. Warta finds what can be followed.',
    savePageInstead: 'Save this page instead',
    entries: (count: number) => n(count, { one: '# article', other: '# articles' }),
    summariesOnly: 'summaries only; Warta will fetch the full text',
    kinds: {
      rss: 'RSS',
      atom: 'Atom',
      rdf: 'RSS 1.0',
      json_feed: 'JSON Feed',
      news_sitemap: 'News sitemap · titles, times and images from the newsroom',
      page: 'Index page · Warta watches it for new links',
    },
    preview: (title: string) => `The latest of ${title}`,
    pageQuestion:
      'Warta found these articles on the page by their links. Is this the list you want?',
    followPage: 'Yes, follow this list',
    done: (title: string) => `You now follow ${title}.`,
  },

  feed: {
    title: 'Feed',
    tabs: { health: 'Health', settings: 'Settings' },
    checkNow: 'Check now',
    checking: 'Checking…',
    pause: 'Pause',
    resume: 'Resume',
    well: 'This feed is doing well.',
    unread: 'This feed has not been read yet.',
    paused: 'Paused: Warta does not ask this feed until you resume it.',
    gone: 'Its server says that this feed is gone for good, so Warta no longer asks.',
    goneNext: 'Warta no longer asks. What it brought stays in your library.',
    lost: 'For more than a week its server has said that there is nothing at this address. It may have moved: look on the site for its new address.',
    failingSince: (date: string) => `Since ${date}.`,
    waitNext: 'You need do nothing: Warta keeps trying by itself.',
    remedies: {
      sign_in: 'Sign in…',
      user_agent: 'Change the user agent…',
      address: 'Change the address…',
      choose_again: 'Choose again…',
    },
    moving: (url: string, date: string) =>
      `Its server has said since ${date} that it moved to ${url}.`,
    movingNext: 'If the server keeps saying so, Warta will follow it there by itself.',
    movingFollowed: (title: string) =>
      `You already follow that as “${title}”, so this one can be unsubscribed.`,
    suggested: (url: string) =>
      `At its address there is a web page now, which names this feed: ${url}`,
    useAddress: 'Use this address',
    address: 'Address',
    kind: 'Kind',
    kinds: {
      rss: 'RSS',
      atom: 'Atom',
      rdf: 'RSS 1.0',
      json_feed: 'JSON Feed',
      news_sitemap: 'News sitemap',
      page: 'Index page',
    },
    never: 'Never',
    lastSuccess: 'Last read',
    lastTried: 'Last tried',
    nextCheck: 'Next check',
    reasons: {
      interval: 'That is how often you chose.',
      pace: 'That is about as often as articles come.',
      feed_asks: 'The feed itself says how often it changes.',
      feed_skips: 'The feed names hours or days in which nothing comes.',
      server_asks: 'The server says how long its answer stays good.',
      no_validators: 'The server sends everything every time, so it is asked less often.',
      failure: 'The last tries failed, so Warta waits longer each time.',
      host_rests: 'Its host asked to be left alone until then.',
    },
    requests: 'Requests',
    requestsOf: (count: number, date: string) =>
      n(count, { one: `# since ${date}`, other: `# since ${date}` }),
    spared: (share: string, count: string) =>
      `${share} of them (${count}) were answered “not modified”, and cost next to nothing.`,
    bytes: 'Data read',
    log: {
      title: 'Last requests',
      at: 'Time',
      answer: 'Answer',
      bytes: 'Size',
      articles: 'New',
      silent: 'no answer',
      notModified: 'not modified',
      failed: 'failed',
      problems: {
        not_a_feed: 'not a feed',
        too_slow: 'takes too long to read',
        page_changed: 'the list is gone',
        sign_in_needed: 'asks for a sign-in',
        refused: 'refused',
        gone: 'gone for good',
        rate_limited: 'asks to wait',
        timeout: 'not in time',
        unreachable: 'not reached',
        tls: 'not secure',
        too_large: 'too large',
        too_many_redirects: 'redirects in circles',
        forbidden_redirect: 'forbidden redirect',
        private_address: 'private address',
        broken_answer: 'broke off',
        no_keyring: 'keyring locked',
      },
      showAll: (count: number) => n(count, { other: 'Show all #' }),
    },
    settings: {
      saved: 'Saved',
      saving: 'Saving…',
      interval: 'Check',
      automatic: 'Automatically',
      every: (minutes: number) => {
        if (minutes === 1440) return 'Daily';
        if (minutes === 10_080) return 'Weekly';
        return minutes % 60 === 0
          ? n(minutes / 60, { one: 'Every hour', other: 'Every # hours' })
          : n(minutes, { one: 'Every minute', other: 'Every # minutes' });
      },
      intervalHint: 'Automatically is as often as articles come, and as its server wishes.',
      openMode: 'Open its articles',
      modes: {
        automatic: 'Automatically',
        feed_text: 'With the text of the feed',
        full_text: 'With the full text of the page',
        ask: 'With the text of the feed; the full text when I ask',
        browser: 'In the browser',
      },
      modeHints: {
        automatic: 'Where the feed carries only a summary, Warta fetches the page.',
        feed_text: 'The pages of the articles are not fetched.',
        full_text: 'The page of every article is fetched, also where the feed carries a text.',
        ask: 'A line above the article, and the F key, fetch its page.',
        browser: 'Opening an article opens its page in your browser.',
      },
      keep: 'Keep',
      keeps: {
        everything: 'Everything: text and pictures',
        text: 'Text only',
        feed: 'Only what the feed carries',
      },
      keepHints: {
        everything: 'Every article opens without a network, with its pictures.',
        text: 'Pictures are fetched when you open an article.',
        feed: 'Nothing more is fetched until you ask for it.',
      },
      stay: 'Articles stay',
      everywhere: 'As everywhere',
      stayHint: 'What is bookmarked, tagged or saved always stays.',
      willGo: (articles: number) =>
        n(articles, {
          one: '# article will go, tomorrow at the latest.',
          other: '# articles will go, tomorrow at the latest.',
        }),
      nothingGoes: 'Nothing goes by this now.',
      address: 'Address of the feed',
      addressHint: 'Articles and everything that you did with them stay.',
      changeAddress: 'Change',
      formerAddress: (url: string) => `Go back to ${url}`,
      userAgent: 'User agent',
      ownName: 'Warta’s own',
      userAgentHint:
        'What Warta calls itself to this server. Leave it empty unless the server refuses.',
      signIn: 'Sign-in',
      signInWay: 'How the site wants it',
      ways: { basic: 'Name and password', cookie: 'Cookie', header: 'Header' },
      user: 'Name',
      password: 'Password',
      cookie: 'Cookie',
      headerName: 'Header',
      headerValue: 'Value',
      signInNow: 'Sign in',
      signOut: 'Sign out',
      signedIn: {
        basic: 'Signed in with a name and a password.',
        cookie: 'Signed in with a cookie.',
        header: 'Signed in with a header.',
      },
      keyring: 'Kept in the keyring of this computer, and sent to this site only.',
      inTheOpen: 'This address is not encrypted: whoever is on the way can read the sign-in.',
    },
  },

  savePage: {
    asked: 'A link outside Warta asks to save this page. Nothing is fetched until you agree.',
    title: 'Save a page',
    field: 'Address of the page',
    placeholder: 'example.com/article',
    hint: 'Warta keeps its text and images, to read here without a network.',
    save: 'Save',
    saving: 'Saving…',
    done: 'Page saved.',
  },

  rename: {
    feed: 'Rename subscription',
    folder: 'Rename folder',
    tag: 'Rename tag',
    newFolder: 'New folder',
    field: 'Name',
    feedHint: 'Leave it empty for the name that the feed gives itself.',
  },

  savedSearch: {
    save: 'Save search',
    saveHint: (query: string) =>
      `Finds ${query} in all articles, and counts what you have not read.`,
    rename: 'Rename search',
    change: (name: string) => `What ${name} looks for`,
    query: 'What to search for',
  },

  mergeTags: {
    title: (name: string, into: string) => `Merge ${name} into ${into}?`,
    text: (name: string, into: string) =>
      `There is a tag ${into} already. Everything tagged ${name} will be tagged ${into} instead, and you can undo this.`,
    confirm: 'Merge',
  },

  unsubscribe: {
    title: (feed: string) => `Unsubscribe from ${feed}?`,
    text: 'Bookmarked and tagged articles stay in your library. The others go, and you can undo this.',
    confirm: 'Unsubscribe',
  },

  importing: {
    title: 'Import subscriptions',
    summary: ({ added, folders, duplicates, invalid, own_network }: Counted) => {
      const fresh = n(added, { one: '# new feed', other: '# new feeds' });
      const where = n(folders, { one: 'in # new folder', other: 'in # new folders' });
      const parts = [
        added === 0 ? 'Nothing new' : folders > 0 ? `${fresh} ${where}` : fresh,
        duplicates > 0 ? n(duplicates, { other: '# already followed' }) : '',
        invalid > 0 ? n(invalid, { other: '# not usable' }) : '',
        own_network > 0 ? n(own_network, { other: '# on your own network' }) : '',
      ].filter((part) => part !== '');
      return `${parts.join(', ')}${invalid + own_network > 0 ? ':' : '.'}`;
    },
    refused: 'Not imported',
    reasons: {
      invalid_url: 'Not a web address',
      not_a_feed: 'Not a feed',
      own_network: 'On your own network',
      no_keyring: 'Followed without its password: the keyring could not be reached',
    },
    ownNetwork: (count: number) =>
      n(count, {
        one: 'Follow the feed on your own network too',
        other: 'Follow the # feeds on your own network too',
      }),
    ownNetworkHint:
      'Only if you know these addresses: a list from a stranger could reach into your network.',
    more: (count: number) => n(count, { other: 'and # more' }),
    confirm: (count: number) => n(count, { one: 'Import # feed', other: 'Import # feeds' }),
  },

  settings: {
    title: 'Settings',
    background: 'Refresh in the background',
    backgroundHint: 'While Warta is open. Off saves battery and data.',
    switch: { on: 'On', off: 'Off' },
    theme: 'Appearance',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
    languages: { system: 'As the system', id: 'Bahasa Indonesia', en: 'English' },
    density: 'List',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    bookmarklet: {
      label: 'Save from your browser',
      hint: 'Make this the address of a bookmark. On any page, it asks Warta to save it. In Warta, pasting an address does the same.',
      copy: 'Copy',
    },
    siteRules: {
      label: 'Site rules',
      sites: (count: number) =>
        n(count, {
          one: 'Pages of # site are read by a rule.',
          other: 'Pages of # sites are read by rules.',
        }),
      own: 'Your own go into',
      problem: 'Your own rules were left out. Correct the file, then read it again.',
      reload: 'Read again',
    },
  },

  backups: {
    title: 'Backups',
    all: 'Everything in one file',
    allHint:
      'Articles, pictures, what you read, bookmarked and tagged, and your settings. Passwords stay in the keyring of this computer.',
    backUp: 'Back up…',
    backingUp: 'Backing up…',
    cancel: 'Cancel the backup',
    copies: 'Copies of every day',
    copiesHint:
      'While it is open, Warta copies its library once a day and keeps three copies. They are on this computer, and without pictures.',
    none: 'There is none yet.',
    restore: 'Restore',
    restoreOf: (day: string) => `Restore the library of ${day}`,
    restoreFile: 'Restore from a file…',
    restoring: 'Getting ready…',
    damaged:
      'Part of the library can no longer be read. Repairing keeps what still can be, and the library of now in the folder “backups”.',
    repair: 'Repair and start again',
    confirm: 'Restore and start again',
    confirmTitle: 'Restore a backup?',
    confirmText: (day: string) =>
      `Warta starts again with the library as it was on ${day}. The library of now is kept in the folder “backups”, and can be restored too.`,
    confirmFile:
      'Warta starts again with the library of the file that you choose. The library of now is kept in the folder “backups”, and can be restored too.',
  },

  /** How long articles stay, and how much room they may take. */
  stay: {
    ever: 'For ever',
    days: (days: number) => n(days, { one: '# day', other: '# days' }),
    newest: (count: number) => n(count, { one: 'The newest', other: 'The newest #' }),
    unreadToo: 'Unread ones go too',
    looking: 'Looking what would go…',
  },

  storage: {
    title: 'Storage',
    here: 'on this computer',
    measuring: 'Measuring…',
    parts: {
      text: 'Text',
      pictures: 'Pictures',
      recordings: 'Sounds and films',
      index: 'Search index',
      revisions: 'Earlier texts',
      lists: 'Lists and states',
      backups: 'Copies',
      empty: 'Empty room',
    },
    removed: (articles: number) =>
      n(articles, {
        one: '# removed article takes room until it can no longer be brought back.',
        other: '# removed articles take room until they can no longer be brought back.',
      }),
    free: 'Free it now…',
    freeing: 'Freeing…',
    folder: 'Where it is',
    folderHint:
      'All of it is copied to an empty folder of your choice, and Warta starts again there. What is here stays until you remove it.',
    move: 'Move…',
    moving: (folder: string) => `Warta starts again, in ${folder}.`,
    copying: 'Copying the library',
    cancelMove: 'Cancel moving',
    leftBehind: (folder: string) => `Before, it was in ${folder}. What was there is still there.`,
    removeLeft: 'Remove it…',
    confirmLeft: {
      title: 'Remove what was left behind?',
      text: (folder: string) =>
        `The old library in ${folder} is removed. Everything in it is in the new one. This cannot be undone.`,
      confirm: 'Remove',
    },
    outgrown: (size: string) => `The library takes ${size}. It can be kept smaller.`,
    choose: 'Choose what stays…',
    notNow: 'Not now',
    confirmFree: {
      title: 'Free the room now?',
      text: (articles: number) =>
        n(articles, {
          one: '# removed article can then no longer be brought back. This cannot be undone.',
          other: '# removed articles can then no longer be brought back. This cannot be undone.',
        }),
      confirm: 'Free it now',
    },
    stays: 'What stays',
    staysHint:
      'What is bookmarked, tagged or saved always stays. Articles that go can be brought back for a week; pictures are fetched again when you look.',
    age: 'Articles stay',
    count: 'Of each feed',
    allOfFeed: 'All articles',
    most: 'Pictures and recordings take at most',
    anySize: 'As much as they need',
    unchanged: 'Choosing changes nothing before you apply it.',
    wouldGo: (articles: number, feeds: number, without: number, size: string) => {
      const gone = n(articles, { one: '# article', other: '# articles' });
      const of = n(feeds, { one: 'of # feed', other: 'of # feeds' });
      const about = `about ${size}`;
      if (articles === 0) {
        const alone = { one: '# article would lose', other: '# articles would lose' };
        return `${n(without, alone)} ${without === 1 ? 'its' : 'their'} pictures: ${about}.`;
      }
      const more = without === 1 ? 'its' : 'their';
      const and =
        without === 0 ? '' : `, and ${n(without, { other: '# more' })} would lose ${more} pictures`;
      return `${gone} ${of} would go${and}: ${about}.`;
    },
    nothing: 'Nothing would go.',
    ofWhich: 'Of which feeds',
    apply: 'Apply',
    applying: 'Applying…',
    feeds: 'By feed',
    feed: 'Feed',
    articles: 'Articles',
    size: 'Size',
    showAll: (count: number) => n(count, { other: 'Show all #' }),
    files: 'Kept files',
    filesHint:
      'Looks at every kept picture, whether it is still what it was. What is gone or damaged is fetched again.',
    check: 'Check kept files',
    checking: 'Checking kept files',
    cancelCheck: 'Cancel the check',
    whole: (files: number) =>
      n(files, { one: 'The one kept file is whole.', other: 'All # files are whole.' }),
    noFiles: 'No file is kept yet.',
    mended: (missing: number, damaged: number) => {
      const parts = [
        counted(missing, { one: '# file was gone', other: '# files were gone' }),
        missing === 0
          ? counted(damaged, { one: '# file was damaged', other: '# files were damaged' })
          : counted(damaged, { one: '# was damaged', other: '# were damaged' }),
      ].filter((part) => part !== '');
      const again = missing + damaged === 1 ? 'It is fetched again.' : 'They are fetched again.';
      return `${list.format(parts)}. ${again}`;
    },
  },

  makeOffline: {
    title: (view: string) => `Make “${view}” available offline`,
    looking: 'Looking what is missing…',
    empty: 'There are no articles here.',
    ready: (articles: number) =>
      n(articles, {
        one: 'The article here opens without a network already.',
        other: 'All # articles open without a network already.',
      }),
    lacking: (incomplete: number, articles: number) =>
      `${n(incomplete, { other: '#' })} of ${n(articles, { one: '# article lacks', other: '# articles lack' })} something.`,
    toFetch: (pages: number, pictures: number, size: string) => {
      const what = [
        counted(pages, { one: '# page', other: '# pages' }),
        counted(pictures, { one: '# picture', other: '# pictures' }),
      ].filter((part) => part !== '');
      return `To fetch: ${list.format(what)}, about ${size}.`;
    },
    pagesBringMore: 'The pages may bring more pictures.',
    cannot: 'Their publishers do not have it any more, or it is too big to be kept.',
    start: 'Make available',
    running: 'Fetching…',
    making: (view: string) => `Making “${view}” available offline`,
    goesOn: 'It goes on when you close this.',
    busy: (view: string) => `“${view}” is being made available now. This can follow.`,
    cancel: 'Stop fetching',
    cancelled: 'Stopped. What was fetched stays.',
    complete: (articles: number) =>
      n(articles, {
        one: '# article opens without a network.',
        other: '# articles open without a network.',
      }),
    incomplete: (articles: number) =>
      n(articles, {
        one: 'Of # article something could not be had.',
        other: 'Of # articles something could not be had.',
      }),
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    then: 'then',
    or: 'or',
    groups: { move: 'Moving', article: 'Article', go: 'Go to', app: 'Warta' },
    keys: {
      Space: 'Space',
      Enter: 'Enter',
      Escape: 'Esc',
      ArrowLeft: '←',
      ArrowRight: '→',
      ArrowUp: '↑',
      ArrowDown: '↓',
      shift: '⇧',
      alt: 'Alt',
      mod: 'Ctrl',
      Delete: 'Del',
    } as Record<string, string>,
    commands: {
      next: 'Next article',
      previous: 'Previous article',
      scanNext: 'Select the next, without opening',
      scanPrevious: 'Select the previous, without opening',
      open: 'Open the selected article',
      original: 'Open the original in the browser',
      delete: 'Delete the article',
      toggleRead: 'Mark as read or unread',
      toggleBookmark: 'Bookmark or not',
      tags: 'Edit tags',
      changes: 'What was changed, if it was edited',
      play: 'Play its sound or film',
      fullText: 'Fetch the full text of the article',
      savePage: 'Save a page',
      moved: 'Show or hide what was moved out of the text',
      refresh: 'Refresh',
      markAllRead: 'Mark all as read',
      markAbove: 'Mark above as read',
      markBelow: 'Mark below as read',
      search: 'Search',
      add: 'Add a subscription',
      goAll: 'All articles',
      goUnread: 'Unread',
      goToday: 'Today',
      goBookmarked: 'Bookmarked',
      pageDown: 'Scroll down, then next unread',
      pageUp: 'Scroll up, then previous',
      feed: 'Health and settings of the feed',
      toggleSidebar: 'Show or hide the sidebar',
      focusSidebar: 'Go to the sidebar',
      focusList: 'Go to the list',
      focusReader: 'Go to the article',
      paneLeft: 'Pane to the left',
      paneRight: 'Pane to the right',
      help: 'This sheet',
      escape: 'Close, or back',
      undo: 'Undo the last action',
    },
  },

  /** How much of something is done, in bytes. */
  ofBytes: (done: string, total: string) => `${done} of ${total}`,

  refresh: {
    progress: (done: number, total: number) =>
      `${n(done, { other: '#' })} of ${n(total, { other: '#' })}`,
    offline: (done: number, total: number) =>
      `Keeping for offline: ${n(done, { other: '#' })} of ${n(total, { other: '#' })}`,
    label: 'Refreshing',
    starting: 'Starting…',
    cancel: 'Cancel refresh',
    nothingNew: 'Nothing new.',
    justChecked: 'Nothing new. Every feed was checked within the last quarter of an hour.',
    noNetwork: 'There is no network. What is in your library can still be read.',
    resting: (count: number) =>
      n(count, {
        one: '# feed waits because its host asked',
        other: '# feeds wait because their hosts asked',
      }),
    cancelled: 'Refresh cancelled.',
    newArticles: (count: number) => n(count, { other: '# new' }),
    failed: (count: number) => n(count, { other: '# failed' }),
    result: (parts: string[]) => parts.join(', '),
  },

  done: {
    markedRead: (count: number, view: string) =>
      n(count, {
        one: `# article in ${view} marked as read`,
        other: `# articles in ${view} marked as read`,
      }),
    deletedFolder: (name: string) => `Folder ${name} deleted; its subscriptions stay`,
    deletedSearch: (name: string) => `Search ${name} deleted`,
    deletedTag: (name: string) => `Tag ${name} deleted`,
    deletedArticle: (title: string) => `“${title}” deleted`,
    mergedTags: (name: string, into: string) => `Tag ${name} merged into ${into}`,
    renamed: (from: string, to: string) => `${from} is now called ${to}`,
    movedTo: (name: string, folder: string) => `${name} moved to ${folder}`,
    movedOut: (name: string) => `${name} moved out of its folder`,
    unsubscribed: (name: string) => `Unsubscribed from ${name}`,
    imported: (added: number, duplicates: number, invalid: number) =>
      list.format(
        [
          n(added, { one: '# subscription added', other: '# subscriptions added' }),
          duplicates > 0 ? n(duplicates, { other: '# already there' }) : '',
          invalid > 0 ? n(invalid, { one: '# not readable', other: '# not readable' }) : '',
        ].filter((part) => part !== ''),
      ),
    exported: (path: string) => `Subscriptions saved to ${path}`,
    letGo: (articles: number, without: number) =>
      list.format(
        [
          counted(articles, { one: '# article removed', other: '# articles removed' }),
          articles === 0
            ? counted(without, {
                one: '# article left without its pictures',
                other: '# articles left without their pictures',
              })
            : counted(without, { other: '# more left without pictures' }),
        ].filter((part) => part !== ''),
      ),
    keepingSet: 'That holds from now on. Nothing had to go.',
    leftBehindRemoved: 'What was left behind is removed.',
    freed: (size: string) => `${size} of the disk are free again.`,
    backedUp: (path: string) => `Everything is backed up in ${path}`,
  },

  dates: {
    justNow: 'just now',
    soon: 'in a moment',
  },

  errors: {
    invalid_url: ([input]) => `“${input}” is not a web address. Try something like example.com.`,
    not_a_feed: ([url]) =>
      `${url} is not a feed that Warta can read. Check the address, or give the site itself.`,
    no_feed_found: ([url]) =>
      `${url} names no feed. Look on the site for “RSS” and give that address.`,
    page_unconfirmed: ([url, first]) =>
      `${url} names no feed, but lists articles: “${first}” and others. Look at the list and choose it to follow the page.`,
    too_slow: ([url]) => `${url} took too long to read, so it was left unread until it changes.`,
    page_changed: ([url]) =>
      `${url} no longer lists articles where it did. Open it and choose again.`,
    already_subscribed: ([title]) => `You already follow “${title}”.`,
    http_status: ([host, status]) =>
      `${host} answered ${status}. Check the address, or try again later.`,
    sign_in_needed: ([host]) =>
      `${host} asks for a sign-in. Enter one as you add the feed, or in its settings.`,
    refused: ([host]) =>
      `${host} refuses to answer Warta. Some sites refuse what is no browser: another user agent, in the settings of this feed, may help.`,
    gone: ([host]) => `${host} says that this address is gone for good.`,
    rate_limited: ([host]) =>
      `${host} asks to be left alone for now. Warta will try again by itself.`,
    timeout: ([host]) => `${host} did not answer in time. Try again later.`,
    unreachable: ([host]) => `Could not reach ${host}. Check the address and your connection.`,
    tls: ([host]) =>
      `The secure connection to ${host} could not be trusted, so nothing was read. Look at it in your browser.`,
    too_large: ([host, limit]) => `${host} sent more than ${limit} MB. Warta stopped reading it.`,
    too_many_redirects: ([host]) => `${host} redirects in circles. Check the address.`,
    forbidden_redirect: ([host]) =>
      `${host} redirects to an insecure or forbidden address, which Warta does not follow.`,
    private_address: ([host]) =>
      `${host} is an address inside a private network, which a page may not send Warta to.`,
    broken_answer: ([host]) =>
      `${host} sent an answer that breaks off in the middle. Try again later.`,
    consent_wall: ([host]) =>
      `${host} shows Warta nothing but a consent page. Open it in your browser instead; nothing was kept.`,
    sign_in_wall: ([host]) =>
      `${host} wants a sign-in before it shows this. Open it in your browser; nothing was kept.`,
    bot_challenge: ([host]) =>
      `${host} lets in nothing but browsers. Open it in yours, or try again later; nothing was kept.`,
    error_page: ([host]) =>
      `${host} answered with an error page, not an article. Check the address; nothing was kept.`,
    no_article: ([url]) => `${url} holds no article that Warta can keep.`,
    malformed_opml: () =>
      'This is not a subscription list (OPML) that Warta can read. Nothing was changed.',
    library_newer: ([found, known]) =>
      `This library was made by a newer Warta (version ${found}, this one knows ${known}). Update Warta to open it.`,
    library_read_only: ([path]) =>
      `Warta cannot write to ${path}. Allow it to, or choose another folder.`,
    library_in_use: ([path]) => `Another Warta is using the library in ${path}. Close it first.`,
    library_moved_away: ([path]) =>
      `The library was moved to ${path}, and is not there now. Connect the disk that it is on, and try again.`,
    folder_not_empty: ([path]) =>
      `There is something in ${path} already. Choose an empty folder, outside of the library’s own.`,
    library_damaged: ([path]) =>
      `The library in ${path} is damaged or not a library. It was left as it is. Repairing keeps what can still be read of it, or takes the newest copy.`,
    malformed_backup: ([path]) =>
      `${path} is no backup of Warta, or it is damaged. Choose another one; nothing was changed.`,
    backup_newer: ([path]) =>
      `${path} was made by a newer Warta. Update Warta to restore it; nothing was changed.`,
    search_damaged: (percent) =>
      `What Warta searches by is being made anew: ${percent} % is done. The search runs again by itself; nothing that you had was lost.`,
    query_too_wide: () =>
      'This search has too many alternatives. Leave some of its OR or parentheses out.',
    disk_full: () => 'The disk is full. Free some space; nothing that you had was lost.',
    offline: () =>
      'There is no network. Warta will look again by itself; what is in the library stays readable.',
    invalid_sign_in: () =>
      'This sign-in cannot be sent: something in it is empty or has characters that do not belong there.',
    no_keyring: () =>
      'The keyring of this computer could not be reached, so the sign-in was not kept. Unlock it, and try again.',
    not_playable: () =>
      'This is neither a sound nor a film that Warta knows. Open it in your browser instead.',
    not_found: () => 'That is no longer in the library.',
    empty_name: () => 'A name cannot be empty.',
    name_taken: ([name]) => `“${name}” is already there. Choose another name.`,
    cancelled: () => 'Cancelled.',
    unknown_command: ([command]) => `Warta does not know the command “${command}”.`,
    bad_request: ([detail]) => `Warta could not read this request: ${detail}`,
    internal: ([detail]) => `Something went wrong inside Warta: ${detail}`,
  } satisfies Record<string, (args: string[]) => string>,
};

export type Catalogue = typeof en;
