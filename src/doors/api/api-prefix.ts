/** Where the API lies. A change that breaks programs gets another number. */
export const API_PREFIX = '/api/v1'
