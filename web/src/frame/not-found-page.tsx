import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { Lost } from './lost.tsx'
import { useText } from './texts.ts'

/** 404: also shown where something exists that the person may not see, so that nothing is given away. */
export function NotFoundPage() {
  const t = useText()
  const router = useRouter()
  return (
    <Lost title={t('notFound.title')} detail={t('notFound.detail')}>
      <Button type="primary" onClick={() => void router.navigate({ to: '/' })}>
        {t('home')}
      </Button>
      <Button onClick={() => router.history.back()}>{t('back')}</Button>
    </Lost>
  )
}
