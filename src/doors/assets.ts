import { readAsset, sendAssetOf } from '../http/assets.ts'

const FOLDER = new URL('./assets/', import.meta.url)

const ASSETS = {
  // In this order: what stands later wins.
  css: readAsset(FOLDER, {
    name: 'doors.css',
    parts: [
      '../../http/assets/base.css',
      '../../http/assets/controls.css',
      'frame.css',
      'search.css',
      'code-page.css',
      'ask.css',
      'check.css',
      'account.css',
    ],
  }),
  js: readAsset(FOLDER, { name: 'doors.js', parts: ['search.js', 'ask.js'] }),
  icon: readAsset(FOLDER, { name: 'door.svg', parts: ['door.svg'] }),
}

/** The addresses pages refer to. */
export const ASSET_URLS = { css: ASSETS.css.url, js: ASSETS.js.url, icon: ASSETS.icon.url }

/** GET /assets/:name */
export const sendAsset = sendAssetOf(Object.values(ASSETS))
