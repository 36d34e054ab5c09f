export { isCarouselUse } from './hold-picture.ts'
