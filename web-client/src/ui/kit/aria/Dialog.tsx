import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../Button'
import styles from './Dialog.module.css'

type DialogProps = {
  readonly open: boolean
  /** A question with the object's name. */
  readonly question: string
  /** What follows. */
  readonly children?: ReactNode
  /** The verb on the button. */
  readonly verb: string
  readonly wayOut: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Only for what undo cannot repair. Esc and the way out change nothing. */
export function Dialog({ open, question, children, verb, wayOut, onConfirm, onClose }: DialogProps) {
  return (
    <ModalOverlay className={styles['scrim'] ?? ''} isOpen={open} isDismissable onOpenChange={(next) => (next ? undefined : onClose())}>
      <Modal className={styles['frame'] ?? ''}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header>
            <Heading slot="title" level={2}>
              {question}
            </Heading>
          </header>
          {children}
          <footer>
            <Button look="do" onPress={onConfirm}>
              {verb}
            </Button>
            <Button look="plain" onPress={onClose}>
              {wayOut}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
