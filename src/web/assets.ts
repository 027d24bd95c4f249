import { readAsset, sendAssetOf } from '../http/assets.ts'

const FILES = {
  // In this order: what stands later wins.
  css: {
    name: 'desk.css',
    parts: [
      '../../http/assets/base.css',
      'page.css',
      '../../http/assets/controls.css',
      'queue.css',
      'list-tools.css',
      'case.css',
      'arrange.css',
      'review.css',
      'mail.css',
      'held.css',
      'people.css',
      'reports.css',
      'live.css',
    ],
  },
  js: {
    name: 'desk.js',
    parts: ['desk.js', 'palette.js', 'keyboard.js', 'live.js', 'queue.js', 'review.js'],
  },
  passkey: { name: 'passkey.js', parts: ['passkey.js'] },
  icon: { name: 'desk.svg', parts: ['desk.svg'] },
}

const FOLDER = new URL('./assets/', import.meta.url)

const ASSETS = {
  css: readAsset(FOLDER, FILES.css),
  js: readAsset(FOLDER, FILES.js),
  passkey: readAsset(FOLDER, FILES.passkey),
  icon: readAsset(FOLDER, FILES.icon),
}

/** The addresses pages refer to. */
export const ASSET_URLS = {
  css: ASSETS.css.url,
  js: ASSETS.js.url,
  passkey: ASSETS.passkey.url,
  icon: ASSETS.icon.url,
}

/** GET /assets/:name */
export const sendAsset = sendAssetOf(Object.values(ASSETS))
