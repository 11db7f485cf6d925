import { useParams } from '@tanstack/react-router'
import { say } from '../../../capabilities/accounts/ui/words.ts'
import { say as sayPrivacy } from '../../../capabilities/privacy/ui/words.ts'
import { say as sayFields } from '../../../capabilities/fields/ui/words.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Tabs } from '../../../design/Tabs.tsx'
import { paths } from '../paths.ts'
import { useMe } from '../use-me.ts'
import { BackupsPart } from './settings/BackupsPart.tsx'
import { FieldsPart } from './settings/FieldsPart.tsx'
import { FirmPart } from './settings/FirmPart.tsx'
import { KeysPart } from './settings/KeysPart.tsx'
import { MailPart } from './settings/MailPart.tsx'
import { MembersPart } from './settings/MembersPart.tsx'
import { MethodPart } from './settings/MethodPart.tsx'
import { PrivacyPart } from './settings/PrivacyPart.tsx'
import { SystemPart } from './settings/SystemPart.tsx'
import { YouPart } from './settings/YouPart.tsx'

const parts = {
  firm: { needs: null, label: () => say('settings.firm'), Part: FirmPart },
  you: { needs: null, label: () => say('settings.you'), Part: YouPart },
  members: { needs: 'members:read', label: () => say('settings.members'), Part: MembersPart },
  fields: { needs: 'people:read', label: () => sayFields('fields.title'), Part: FieldsPart },
  keys: { needs: 'keys:write', label: () => say('settings.keys'), Part: KeysPart },
  privacy: { needs: 'privacy:write', label: () => sayPrivacy('privacy.settings'), Part: PrivacyPart },
  backups: { needs: 'backups:write', label: () => say('settings.backups'), Part: BackupsPart },
  mail: { needs: 'firm:write', label: () => say('settings.mail'), Part: MailPart },
  system: { needs: 'ledger:read', label: () => say('settings.system'), Part: SystemPart },
  method: { needs: 'vitality:read', label: () => say('settings.method'), Part: MethodPart },
} as const
type PartName = keyof typeof parts
const names = Object.keys(parts) as PartName[]

/** The firm, oneself, who else works here, and what may connect. */
export function SettingsPage() {
  const { part } = useParams({ strict: false })
  const { capabilities } = useMe()
  const open = names.filter(
    (name) => parts[name].needs === null || capabilities.some((one) => one === parts[name].needs),
  )
  const active = open.find((name) => name === part) ?? 'firm'
  const { Part } = parts[active]
  return (
    <>
      <PageHeader title={say('settings.title')} />
      <Tabs
        label={say('settings.title')}
        active={active}
        tabs={open.map((name) => ({ id: name, label: parts[name].label(), href: paths.settingsPart(name) }))}
      />
      <div className="mt-6 max-w-[680px]">
        <Part />
      </div>
    </>
  )
}
