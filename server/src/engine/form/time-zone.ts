/** Where days begin and end for a tenant. */
export const tenantTimeZone = 'Asia/Shanghai'
