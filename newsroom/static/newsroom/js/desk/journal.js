// A journal of what is typed, in the browser's own database. It outlives the page, the browser and the network.
// Every entry is { id, editor, story, address, key, sequence, at, fields }: one for each window that was opened.

const DATABASE = "newsroom-desk";
const STORE = "typed";

let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("editor", "editor");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  }).catch((error) => {
    opening = null; // room may have been made when it is tried again
    throw error;
  });
  return opening;
}

async function change(run) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, "readwrite");
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    run(transaction.objectStore(STORE), transaction);
  });
}

/** Keep an entry in the place of the window's last one. The request is on its way when this returns. */
export function write(entry) {
  return change((store, transaction) => {
    store.put(entry);
    transaction.commit(); // so that it is finished even if the page is not there to see it
  });
}

/** All entries of one person, oldest first. */
export async function entries(editor) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const asked = database.transaction(STORE).objectStore(STORE).index("editor").getAll(editor);
    asked.onsuccess = () => resolve(asked.result.sort((one, other) => one.at - other.at));
    asked.onerror = () => reject(asked.error);
  });
}

/** Forget what the server has, unless the window has written more since. */
export function settle(id, sequence) {
  return change((store) => {
    const asked = store.get(id);
    asked.onsuccess = () => {
      if (asked.result && asked.result.sequence <= sequence) store.delete(id);
    };
  });
}
