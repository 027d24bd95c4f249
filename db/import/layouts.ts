import { amaCptFixedWidth, amaCptTabDelimited } from './ama-cpt.ts'
import { gem } from './gem.ts'
import { hccV28, hccV28Labels } from './hcc-v28.ts'
import { hcpcsFixedWidth } from './hcpcs-fixed-width.ts'
import { hcpcsCsv, hcpcsXlsx } from './hcpcs-table.ts'
import { icd10cmAddenda } from './icd10cm-addenda.ts'
import { icd10cmConversion } from './icd10cm-conversion.ts'
import { icd10cmIndex } from './icd10cm-index.ts'
import { icd10cmOrder } from './icd10cm-order.ts'
import { icd10cmTabular } from './icd10cm-tabular.ts'
import { icd10pcsOrder } from './icd10pcs-order.ts'
import type { Layout } from './layout.ts'
import { licenseeDenialCodes } from './licensee-denial-codes.ts'
import { licenseeRevenueCodes } from './licensee-revenue-codes.ts'
import { mcdArticle } from './mcd-article.ts'
import { mcdContractors } from './mcd-contractors.ts'
import { mcdDocuments } from './mcd-documents.ts'
import { mcdLcd } from './mcd-lcd.ts'
import { mcdNcd } from './mcd-ncd.ts'
import { mpfsAnesthesia } from './mpfs-anesthesia.ts'
import { mpfsGpci } from './mpfs-gpci.ts'
import { mpfsLocalities } from './mpfs-localities.ts'
import { mpfsRvuCsv, mpfsRvuText } from './mpfs-rvu.ts'
import { msDrg } from './ms-drg.ts'
import { ncciAoc } from './ncci-aoc.ts'
import { ncciMue } from './ncci-mue.ts'
import { ncciPtp } from './ncci-ptp.ts'
import { placesOfService } from './places-of-service.ts'
import { telehealthList } from './telehealth-list.ts'

/**
 * Every layout that is understood. A file is read by the first that recognises it; of the same table in two formats the
 * one whose layout stands first here is read. What a licensee writes comes last: its headings are the least peculiar.
 */
export const LAYOUTS: readonly Layout[] = [
  ncciPtp,
  ncciMue,
  ncciAoc,
  icd10cmOrder,
  icd10cmAddenda,
  icd10cmConversion,
  icd10cmTabular,
  icd10cmIndex,
  icd10pcsOrder,
  gem,
  hcpcsFixedWidth,
  hcpcsCsv,
  hcpcsXlsx,
  mpfsRvuCsv,
  mpfsRvuText,
  mpfsGpci,
  mpfsLocalities,
  mpfsAnesthesia,
  mcdLcd,
  mcdArticle,
  mcdNcd,
  mcdContractors,
  mcdDocuments,
  msDrg,
  hccV28,
  hccV28Labels,
  placesOfService,
  telehealthList,
  amaCptTabDelimited,
  amaCptFixedWidth,
  licenseeDenialCodes,
  licenseeRevenueCodes,
]
