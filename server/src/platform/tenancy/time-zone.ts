/** Where days begin and end for a tenant. The one place that says so. */
export const tenantTimeZone = 'Asia/Shanghai'
