import { hasAccent, withoutAccents } from '../text/accents.ts'
import { wordSet } from '../text/word-set.ts'
import { LAST_NAMES_A_TO_L } from './last-names-a-to-l.ts'
import { LAST_NAMES_M_TO_Z } from './last-names-m-to-z.ts'

/**
 * Surnames common in the United States (Census Bureau, surnames of the 2010 census), without those that are also words of
 * this trade, places or colours, such as "Young", "Washington" and "Brown". Beside a capitalised word one makes a name.
 */
const isListed = wordSet([
  ...LAST_NAMES_A_TO_L,
  ...LAST_NAMES_M_TO_Z,
  ...`smith johnson williams jones garcia miller davis rodriguez martinez hernandez lopez gonzalez gonzales wilson anderson thomas
  taylor moore jackson perez thompson harris sanchez clark ramirez lewis robinson wright torres nguyen flores
  nelson rivera campbell mitchell carter roberts gomez phillips evans turner diaz cruz edwards collins reyes
  stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly ramos kim richardson
  watson brooks chavez bennett mendoza ruiz hughes alvarez castillo sanders patel myers foster jimenez
  powell jenkins perry sullivan coleman butler henderson barnes gonzales fisher vasquez simmons romero patterson
  hamilton reynolds griffin wallace moreno herrera gibson ellis medina stevens murray ford marshall
  owens mcdonald harrison kennedy alvarado gray mendez bryant hoffman castro vargas freeman henry tucker
  porter hunter hicks crawford boyd mason moreno kennedy guzman ferguson munoz burns simpson gordon fernandez
  tran shaw holmes daniels hudson silva soto watkins delgado salazar medrano ortega contreras guerrero sandoval
  maldonado estrada dominguez rojas nunez vega figueroa santiago ayala navarro fuentes padilla carrillo espinoza
  chen wang li zhang liu yang huang wu lin pham huynh vo dang bui singh kaur khan ahmed ali hussain sharma gupta shah
  desai reddy rao kumar mehta chowdhury rahman hassan ibrahim mohamed abdi osman park choi jung kang cho lim yamamoto
  tanaka suzuki nakamura santos reyes dela delacruz bautista villanueva aquino mercado ocampo
  o'brien o'connor o'neill o'donnell mccarthy mccormick mcgee mckinney mclaughlin mcbride mckenzie mcdaniel fitzgerald
  gallagher callahan sweeney kowalski nowak wisniewski kaminski lewandowski novak schmidt schneider schultz wagner
  becker weber meyer klein hoffmann zimmerman kruger larson olson hansen jensen carlson swanson johansson
  erickson gustafson lindstrom russo romano esposito ricci ferrari marino rossi bianchi cohen levy goldberg goldstein
  friedman rosenberg weinstein katz abernathy whitfield whitaker sutherland blackwell dixon fletcher hawkins jennings
  lawson maxwell montgomery newton obrien palmer quinn ramsey schroeder spencer stephens tate underwood vaughn
  wheeler yates barrett bradley brewer burke caldwell carpenter chandler dawson dunn elliott erickson finch fowler
  franklin fuller garrett garza gilbert goodwin graham greene gregory hanson hardy harper harvey haynes holloway holt
  hopkins horton howell hubbard jacobs jefferson keller kelley lambert larsen lawrence leonard lowe lynch malone
  manning mcdowell mclean medina mendez mullins murillo nash norris norton oliver parsons patrick pearson pena perkins
  peters pierce potter pruitt rhodes riley robbins robertson rodgers salinas schwartz shelton sherman sims snyder
  sosa stanley steele stephenson stone sutton terry thornton trevino trujillo valdez velasquez velez villarreal wade
  walters warner warren weaver welch wilkins wilkinson williamson willis winters woodward zamora zuniga
  benitez bernal bernard berry blair boone burch cabrera calderon camacho cardenas cervantes cisneros colon conley cordova
  cortez crane delacroix delarosa doyle duarte duffy duncan escobar esparza farrell figueroa foss frazier galvan gallegos
  giles godfrey guevara haas hale hahn hayes hess holcomb huerta ibarra jaramillo juarez kane knapp kozlowski kramer lang
  lara leal leblanc leon lozano lucero lugo macias madden maher marchetti marks marquez mcclure mccoy mcguire mckay mcmahon
  mcneil melendez mejia meza mohammed montes montoya moran nava ochoa okafor olsen orozco osei pacheco partridge pennington
  pineda ponce quintero rangel rivas roach robles rocha rosales rosario rowe saavedra saenz salas salgado schaefer
  serrano sexton shepherd siddiqui solis stanton strauss suarez tovar truong valencia valenzuela vance velasco vera villegas
  vinson walsh weiss whitney wiggins wolf wolfe yoder zapata`.split(/\s+/),
])

/** True for a common surname, in any case. Of a double name one half is enough. */
export function isLastName(word: string): boolean {
  if (isListed(word) || (hasAccent(word) && isListed(withoutAccents(word)))) return true
  if (!word.includes('-') && !word.includes('’')) return false
  return word.replaceAll('’', "'").split('-').some(isListed)
}
