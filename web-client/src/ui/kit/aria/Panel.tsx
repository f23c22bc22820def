import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../Button'
import styles from './Panel.module.css'

type PanelProps = {
  readonly open: boolean
  readonly title: ReactNode
  readonly close: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A sheet that floats over the page for something small; Esc, the way out and a press beside it close it. */
export function Panel({ open, title, close, onClose, children }: PanelProps) {
  return (
    <ModalOverlay
      className={styles['over'] ?? ''}
      isOpen={open}
      isDismissable
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      <Modal className={styles['frame'] ?? ''}>
        <Dialog className={styles['panel'] ?? ''}>
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="icon" icon="cross" aria-label={close} onPress={onClose}>
              {null}
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
