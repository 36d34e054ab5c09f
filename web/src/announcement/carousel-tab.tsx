import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { ProblemError } from '@sluice/contract'
import { App, Button, Input, Switch } from 'antd'
import { useRef, useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { uploadFile } from '../kit/upload-file.ts'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './announcement.module.css'
import { useText } from './texts.ts'

type Picture = OutputOf<'carousel.list'>['items'][number]

const largest = 2 * 1024 ** 2

/** `/settings/carousel`: pictures that pass by on the workbench: order, link, on or off (P5.6). */
export function CarouselTab() {
  const t = useText()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const list = useOperation('carousel.list', {})
  const add = useCommand('carousel.create', { quiet: true, success: t('carousel.added') })
  const items = list.data?.items ?? []
  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > largest) return void message.error(t('carousel.tooLarge'))
    setSending(true)
    try {
      const { id: fileId } = await uploadFile(file, () => undefined).done
      await add.run({ fileId, title: file.name.replace(/\.[^.]*$/, '').slice(0, 60) || t('carousel.one') })
    } catch (error) {
      void message.error(error instanceof ProblemError ? error.message : t('carousel.notSent'))
    } finally {
      setSending(false)
    }
  }
  return (
    <Page
      title={t('carousel.title')}
      note={t('carousel.note')}
      width="text"
      actions={
        <Button type="primary" loading={sending || add.busy} onClick={() => input.current?.click()}>
          {t('carousel.add')}
        </Button>
      }
    >
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        aria-label={t('carousel.add')}
        hidden
        onChange={({ target }) => {
          void take(target.files?.[0])
          target.value = ''
        }}
      />
      <ProblemAlert problem={list.error ?? add.problem} />
      {list.isPending ? <RowsSkeleton rows={3} /> : null}
      {list.data && items.length === 0 ? (
        <EmptyState title={t('carousel.emptyTitle')} detail={t('carousel.emptyDetail')} />
      ) : null}
      <ul className={styles.pictures} aria-label={t('carousel.title')}>
        {items.map((picture, index) => (
          <PictureCard key={picture.id} picture={picture} index={index} isLast={index === items.length - 1} />
        ))}
      </ul>
    </Page>
  )
}

function PictureCard({ picture, index, isLast }: { picture: Picture; index: number; isLast: boolean }) {
  const t = useText()
  const { modal } = App.useApp()
  const [title, setTitle] = useState(picture.title)
  const [link, setLink] = useState(picture.link ?? '')
  const update = useCommand('carousel.update', { quiet: true, success: t('saved') })
  const move = useCommand('carousel.move')
  const remove = useCommand('carousel.delete', { success: t('carousel.removed') })
  const save = (isOn = picture.isOn) =>
    void update.run({ pictureId: picture.id, title, link: link.trim() || null, isOn })
  const isChanged = title !== picture.title || link !== (picture.link ?? '')
  const wrong = (field: string) => update.problem?.errors.find((error) => error.field === field)?.message
  const name = picture.title
  return (
    <li className={styles.picture} data-off={!picture.isOn || undefined}>
      <img src={`/api/files/${picture.fileId}`} alt={picture.title} />
      <div className={styles.settings}>
        <Input
          aria-label={t('carousel.titleOf', { name })}
          value={title}
          maxLength={60}
          {...(wrong('title') ? { status: 'error' as const } : {})}
          onChange={({ target }) => setTitle(target.value)}
        />
        <Input
          aria-label={t('carousel.linkOf', { name })}
          value={link}
          maxLength={500}
          placeholder={t('carousel.linkHint')}
          {...(wrong('link') ? { status: 'error' as const } : {})}
          onChange={({ target }) => setLink(target.value)}
        />
        {wrong('link') ? (
          <small role="alert" className={styles.wrong}>
            {t('carousel.linkWrong')}
          </small>
        ) : null}
        <span className={styles.acts}>
          <Switch
            checked={picture.isOn}
            loading={update.busy}
            aria-label={t('carousel.onOf', { name })}
            onChange={(isOn) => save(isOn)}
          />
          <Button
            icon={<ArrowUpOutlined />}
            aria-label={t('carousel.earlier', { name })}
            disabled={index === 0}
            onClick={() => void move.run({ pictureId: picture.id, index: index - 1 })}
          />
          <Button
            icon={<ArrowDownOutlined />}
            aria-label={t('carousel.later', { name })}
            disabled={isLast}
            onClick={() => void move.run({ pictureId: picture.id, index: index + 1 })}
          />
          <Button
            danger
            onClick={() =>
              modal.confirm({
                title: t('carousel.askRemove', { name }),
                okText: t('remove'),
                cancelText: t('cancel'),
                okButtonProps: { danger: true },
                onOk: () => void remove.run({ pictureId: picture.id }),
              })
            }
          >
            {t('remove')}
          </Button>
          {isChanged ? (
            <Button type="primary" loading={update.busy} onClick={() => save()}>
              {t('save')}
            </Button>
          ) : null}
        </span>
      </div>
    </li>
  )
}
