export { createLiveHub, type Listener, type LiveHub } from './hub.ts'
export { openPlaces, type PlaceLimits, type Places, placeLimits } from './places.ts'
