import {
  BoldOutlined,
  ItalicOutlined,
  LinkOutlined,
  OrderedListOutlined,
  PictureOutlined,
  StrikethroughOutlined,
  TableOutlined,
  UnderlineOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { Editor } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { App, Button, Input, Popover } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { uploadFile } from '../../kit/upload-file.ts'
import { filePath } from '../file-face.ts'
import look from '../rich-text.module.css'
import type { ControlProps } from './control-props.ts'
import { useText } from './control-texts.ts'
import styles from './rich-text-control.module.css'

const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp'

/** A formatted text with lists, tables, links and pictures. The editor is loaded with the first one. */
export function RichTextControl(props: ControlProps<'richText'>) {
  const { id, field, value, onChange, onBusy, disabled, invalid, describedBy, label } = props
  const t = useText()
  const { message } = App.useApp()
  const place = useRef<HTMLDivElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [, redraw] = useState(0)
  const change = useRef(onChange)
  change.current = onChange
  const first = useRef(typeof value === 'string' ? value : '')
  const written = useRef(first.current)
  const name = label ?? field.name

  useEffect(() => {
    if (!place.current) return
    const made = new Editor({
      element: place.current,
      extensions: [
        StarterKit.configure({ link: { openOnClick: false, protocols: ['http', 'https', 'mailto', 'tel'] } }),
        TableKit,
        Image,
      ],
      content: first.current,
      editorProps: {
        attributes: {
          id,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': name,
          class: look.text ?? '',
        },
      },
      onUpdate: ({ editor: changed }) => {
        written.current = changed.isEmpty ? '' : changed.getHTML()
        change.current(written.current || null)
      },
      // Its buttons tell what the words under the cursor look like.
      onTransaction: () => redraw((count) => count + 1),
    })
    setEditor(made)
    return () => {
      setEditor(null)
      made.destroy()
    }
  }, [id, name])

  useEffect(() => {
    editor?.setEditable(!disabled)
  }, [editor, disabled])
  useEffect(() => {
    // Set from outside: a draft, undo, somebody else's change.
    const given = typeof value === 'string' ? value : ''
    if (editor && given !== written.current) {
      written.current = given
      editor.commands.setContent(given, { emitUpdate: false })
    }
  }, [editor, value])

  const addPicture = (file: File) => {
    onBusy?.(true)
    uploadFile(file, () => undefined).done.then(
      ({ id: fileId, name: alt }) => {
        onBusy?.(false)
        editor
          ?.chain()
          .focus()
          .setImage({ src: filePath(fileId), alt })
          .run()
      },
      (error: unknown) => {
        onBusy?.(false)
        void message.error(
          error instanceof Error && error.message ? error.message : t('control.pictureNotSent'),
        )
      },
    )
  }
  const tool = (words: string, icon: ReactNode, act: () => void, on = false) => (
    <Button
      type={on ? 'primary' : 'text'}
      ghost={on}
      size="small"
      icon={icon}
      disabled={disabled ?? false}
      aria-label={words}
      aria-pressed={on}
      title={words}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    />
  )
  const run = () => editor!.chain().focus()
  return (
    <div className={styles.frame} data-wrong={invalid || undefined} aria-describedby={describedBy}>
      {editor && !disabled ? (
        <div className={styles.tools} role="toolbar" aria-label={t('control.formatOf', { name })}>
          {tool(
            t('control.heading'),
            <b>H</b>,
            () => run().toggleHeading({ level: 2 }).run(),
            editor.isActive('heading'),
          )}
          {tool(t('control.bold'), <BoldOutlined />, () => run().toggleBold().run(), editor.isActive('bold'))}
          {tool(
            t('control.italic'),
            <ItalicOutlined />,
            () => run().toggleItalic().run(),
            editor.isActive('italic'),
          )}
          {tool(
            t('control.underline'),
            <UnderlineOutlined />,
            () => run().toggleUnderline().run(),
            editor.isActive('underline'),
          )}
          {tool(
            t('control.strike'),
            <StrikethroughOutlined />,
            () => run().toggleStrike().run(),
            editor.isActive('strike'),
          )}
          {tool(
            t('control.bullets'),
            <UnorderedListOutlined />,
            () => run().toggleBulletList().run(),
            editor.isActive('bulletList'),
          )}
          {tool(
            t('control.numbers'),
            <OrderedListOutlined />,
            () => run().toggleOrderedList().run(),
            editor.isActive('orderedList'),
          )}
          <LinkTool editor={editor} tool={tool} />
          {tool(t('control.table'), <TableOutlined />, () =>
            run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
          )}
          {tool(t('control.picture'), <PictureOutlined />, () => chooser.current?.click())}
        </div>
      ) : null}
      <div ref={place} className={styles.text} />
      <input
        ref={chooser}
        type="file"
        hidden
        accept={pictureTypes}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) addPicture(file)
          event.target.value = ''
        }}
      />
    </div>
  )
}

interface LinkToolProps {
  editor: Editor
  tool: (words: string, icon: ReactNode, act: () => void, on?: boolean) => ReactNode
}

/** Makes the chosen words a link, or no link any more. */
function LinkTool({ editor, tool }: LinkToolProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const put = () => {
    const href = address.trim()
    const chain = editor.chain().focus()
    if (href === '') chain.unsetLink().run()
    else chain.setLink({ href: /^[a-z]+:/i.test(href) ? href : `https://${href}` }).run()
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      trigger="click"
      onOpenChange={(next) => {
        setAddress(String(editor.getAttributes('link').href ?? ''))
        setOpen(next)
      }}
      content={
        <Input.Search
          value={address}
          maxLength={2000}
          placeholder="https://"
          aria-label={t('control.linkAddress')}
          enterButton={t('control.putLink')}
          onChange={(event) => setAddress(event.target.value)}
          onSearch={put}
        />
      }
    >
      <span>{tool(t('control.link'), <LinkOutlined />, () => setOpen(true), editor.isActive('link'))}</span>
    </Popover>
  )
}
