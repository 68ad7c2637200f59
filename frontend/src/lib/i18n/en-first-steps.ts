/** English words of the first minutes of an account. */
export const enFirstSteps = {
  welcome: (name: string) => `Welcome, ${name}`,
  hint: 'Three small steps, in any order. Each takes less than a minute.',
  progress: (done: number, all: number) => `${done} of ${all} done`,
  done: 'Done',
  place: {
    title: 'Find your place',
    hint: 'Start a space for friends, a team, a project or a class, or join one with a link.',
    create: 'Create a space',
    join: 'Join with a link',
    browse: 'Browse spaces',
  },
  people: {
    title: 'Talk to someone',
    hint: 'Find people on this server by their name.',
    find: 'Find people',
  },
  picture: {
    title: 'Show who you are',
    hint: 'With a picture, people recognise you in lists and calls.',
    add: 'Add a picture',
  },
  hide: 'Hide these steps',
  sample: 'Create a sample space to look around',
  sampleSpace: {
    name: 'Sample space',
    messages: {
      only: 'Welcome! Only you are in this space. Try anything here, and delete the space in its settings when you have seen enough.',
      marks: 'Messages can be **bold**, *italic*, ~~struck out~~ or `code`:\n- a list\n- of things\n\n> and a quote',
      code: '```js\nconst hello = name => `Hello, ${name}!`;\n```',
      next: 'Next: invite somebody with the menu of the space, top left, or press Ctrl K to find things.',
    },
  },
};
