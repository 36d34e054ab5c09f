export { FilesView } from './files-view.tsx'
export { PicturesView } from './pictures-view.tsx'
export { RichText } from './rich-text.tsx'
