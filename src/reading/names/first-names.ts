import { hasAccent, withoutAccents } from '../text/accents.ts'
import { wordSet } from '../text/word-set.ts'
import { RARER_FIRST_NAMES } from './rarer-first-names.ts'

/**
 * First names common in the United States (Social Security Administration, births 1930 to 2005, without those that are
 * also words of this trade, such as "Mark" and "Bill"). Where nothing but capitals suggests a person, one of them must lead.
 */
const isListed = wordSet([
  ...RARER_FIRST_NAMES,
  ...`aarav aaron abigail ada adam adele adrian agatha agnes aiden aisha alan albert alberta alejandro alex alexander alexandra
  alexis alfred alice alicia alison allen allison alma alonzo alton alvin alyssa ama amanda amber amos amy ana ananya andrea
  andrew angel angela angelica anil anita anjali ann anna annabelle anne annette annie anthony antonia antonio april archie
  arjun arlene arlo arnold arthur ashley aubrey audrey augusta austin ava barbara barry beatrice beatriz becky belinda ben
  benito benjamin bernadette bernard bernardo bernice bernie bert bertha bessie beth bethany betty bettye beverly bob bobbie
  bobby bonnie brad bradley brandon brandy brenda brendan brent brett brian brianna bridget brittany bruce bryan bryce byron
  caitlin calvin cameron camila candace candice carl carla carlos carmela carmen carol carole carolina caroline carolyn
  carrie cassandra catherine cathy cecil cecilia celeste celia cesar cesare charlene charles charlie charlotte chelsea
  cheryl chester chidi chloe chris christian christina christine christopher cindy clara clare clarence claudia clayton
  clifford clifton clint clinton clyde cody colleen connie constance consuelo cora cordelia corey cornelius cory courtney
  craig cristina crystal curtis cynthia damian damon dan dana daniel danielle danny darlene darrell dave david dawn deanna
  deb debbie deborah debra deepak deirdre delia della delores delphine denise dennis derek deshawn desmond devon dewayne
  dewey dexter diana diane diego dmitri dolores dominic dominick donald donna dora doreen doris dorothy doug douglas duane
  dustin dwayne dwight earl ebony eddie edgar edith edmund edna eduard eduardo edward edwin effie eileen elaine eleanor
  elena elias elijah elisa elizabeth ella ellen elliot eloise elsie elvira emil emilia emilio emily emma enid enrique eric
  erica erick erika erin erma ernest ernestine ernie esperanza estela estelle esther ethan ethel eugene eugenia eunice eva
  evan evangeline evelina evelyn ezra fannie fatima faye felicia felix fern fernando fiona florence floyd frances francine
  francis francisco frank franklin fred freda freddie frederick fredrick gabriel gabriela gail gary gene geneva genevieve
  geoffrey george georgia gerald geraldine gerard gertrude gilbert gilda gina giovanni gladis gladys glenda glenn gloria
  goldie gordon grace graciela grady greg gregorio gregory greta gretchen guadalupe guillermo gus gustavo gwen gwendolyn
  hailey hal hank hannah harlan harley harold harriet harry haruto harvey hattie hazel heather hector heidi helen helga
  henrietta henry herbert herman hilary hilda hiroshi holly homer horace howard hubert hugo humberto ian ida ignacio
  ignatius ikram imani imogene ina ines inez ingrid ira irene iris irma irvin irving isaac isabel isabella isadora isaiah
  ivan ivy jack jackie jaclyn jacob jacqueline jaime jamal james jamie jane janelle janet janice janie jared jasmine jason
  jasper javier jean jeanette jeannette jeannie jeff jeffery jeffrey jenna jennifer jenny jeremiah jeremy jeri jermaine
  jerold jerome jerry jesse jessica jesus jill jim jimmy jo joan joann joanne joaquin jodi jodie joe joel johanna john
  johnnie johnny jolene jonathan jorge jose josefa josefina joseph josephine joshua josue joyce juan juana juanita judith
  judy julia julian julie juliet june justin karen karl karla kate katelyn katherine kathleen kathryn kathy katie katy
  kayden kayla keith kellie kelly kelsey kendra kenji kenneth kerry kevin khadija kim kimberly krista kristen kristi kristin
  kristina kurt kwame kyle lakshmi lamar lana larissa larry latasha latisha latoya laura lauren laurie lawrence leah lee
  lela lena lenora leo leon leona leonard leonardo leopold leopoldo leroy leslie lester leticia levi liam lila lillian
  lillie lily linda lindsay lindsey lisa liz lloyd logan lois lola lorenzo loretta lori lorraine lottie louella louis louise
  lucas lucia lucille lucy luis luisa lula luther luz lydia lynn mabel madison mae maggie malcolm mallory mamie manuel marc
  marcella marcelo marcia marcus margaret margarita margie marguerite maria mariah marian mariana marie marilyn mario marion
  marisol marjorie marlene marlon marsha marta martha martin marty marvin mary mateo mathew matilda matt matthew mattie
  maude maureen maurice mavis maxine maynard megan mei melanie melba melissa melvin mercedes meredith merle micah michael
  michele michelle miguel mike mildred millicent millie milton mindy minnie miranda misty mitchell mohamed mohammed moises
  molly mona monica monique morgan morris mortimer moses muhammad muriel myra myrtle nadia nadine nancy naomi natalie
  natasha nathan nathaniel nell nellie nelson nettie nicholas nick nicolas nicole nikhil nina noah noel noemi nola nona nora
  norma norman octavio odell odessa olga oliver olivia ollie ophelia ora orlando orville oscar osvaldo otis owen pam pamela
  pat patricia patrick patsy patti patty paul paula pauline pedro peggy penelope percy perry peter petra phil philip
  philippa phillip phoebe phyllis preston priscilla priya quentin rachael rachel rafael rajesh ralph ramiro ramon ramona
  randal randall randy raquel rashid raul raymond rebecca regina reginald regis rena renee reuben reva rhoda rhonda ricardo
  richard rick ricky rigoberto rita rob robbie robert roberta roberto robin robyn rocio roderick rodney rodolfo rogelio
  roger roland ron ronald ronda ronnie rosa rosalie rosalind rosario rose rosemary rosetta rosie roxanne roxie roy ruben
  ruby rudolph rudy rufus russ russell ruth ryan sabrina sadie sally salma salvador sam samantha sammy samuel sandra sanjay
  santiago sara sarah sasha saul scott sean selma serena sergio seth shane shannon shari sharon shawn sheila shelby shelley
  shelly sheri sherman sherry sheryl shirin shirley shonda sidney silvia simone sofia soledad sonia sonja sonya sophia
  spencer stacey stacy stan stanley stefan stella stephanie stephen steve steven stuart sue sunita susan susie suzanne
  svetlana sybil sylvia tabitha tamara tamera tamika tammy tania tanya tara tasha taylor ted terence teresa terrance terrell
  terri terry tessa thaddeus thelma theo theodore theresa thomas thuy tiana tiffany tim timothy tina tobias toby todd tom
  tommy toni tony tonya tracey tracy travis tricia trinidad trisha trudy tyler tyrone ulysses ursula valentina valerie
  vanessa velma vera verna vernice vernon veronica vicente vicki vickie victor victoria vijay vikram vilma vincent viola
  violet virgil virginia vito vivian vivien wade wallace walter wanda warren wayne wendell wendy wesley wilbert wilbur wilda
  wilfred wilhelmina willa willard william willie willis wilma winifred winnie delroy patrice imani winston woodrow xavier ximena yasmin yesenia yolanda
  yuki yusuf yvette yvonne zachary zainab zelda zena zoe zoey
  aaliyah abe abena adaeze adeline adeola agnieszka akira akosua alasdair albertina alessandra ali-reza alistair
  aloysius altagracia alvah aminata amparo anastacio anatol anatoly anders andre anneliese aoife araceli arlette
  astrid barnaby beatrix bernadine bettina bev bilal bjorn bogdan bohdan boris brayden bronwen bruna brunhilde
  burdette callum carmine celestine celine chiara chinwe chiyo chuck chukwu ciaran cipriano citlali clarabelle
  claudette cletus clive colette concepcion corinne cormac cornelia cyril darius dashawn deandre declan detlef dieter
  dinesh dino dmitry dontrell dottie dragan drusilla dylan earlene ebenezer elmo emeka emmeline encarnacion enoch enzo
  eoin ernestina etienne eulalia eun-ji eusebio ewan ezekiel farid fatou fergus fidel folake freya fritz galina ganesh
  gareth geraldina gertrud gino goran gretel guillaume gurpreet hadi halima hamish hans harpreet haruka heike henrik
  henrike herb hettie hideo hilario hildegard hoang horatio hortense huong hyun-woo ibrahima idabelle ignacia igor ike
  imogen irina irv isidro itzel ivana jacques jadwiga jamarcus jaswinder jaxon jayden jeannine jessamine ji-woo
  jianguo joaquina josephina josiah jurgen kaiden katarzyna kavita kaylee kazimierz keiko keisha kenta kenzie klaus
  kofi kwabena kwesi lakeisha lalita laquisha lars lashawn lavinia layla leocadia leontine lettie liesel linh luc luca
  lucinda ludmila luella lurleen mackenzie madeline maeve mahesh makayla malachi malgorzata mamadou manpreet marco
  margaux mariam marisela marquis marv mathilde maybelle meera meiling micaiah michiko milagros milos min-jun moira
  mort murray naoki natalia navid ned neha nelda nevaeh ngoc ngozi niamh nicanor nigel noreen norm obadiah obinna
  octavia odile oksana olena olivier oluwaseun omar opaline ottilie otto ottoline oumar owain padraig paolo parisa
  paxton percival perpetua peyton philippe phuong pierre pietro pooja primitivo prudence quang quilla radha raffaele
  ramesh rania ravi raylene refugio remedios renata rhys rocco rohan rohit rosalba rosalinda rosina rufina rupert sal
  salvatore samir saoirse seamus sergei shanelle shaniqua shanti sharlene sieglinde siobhan skylar socorro solange
  soo-jin stanislaw sunil suresh sven takeshi tamsin tanisha tariq tatiana temitope thackeray thanh theophile thibault
  thierry trang tyrell ulrich vadim velda vesna vince vinny volodymyr walt weiwei wilhelmine winslow wojciech wolfgang
  xiaoming xiuying xochitl yasmine yaw yevgenia yevgeny yoko zachariah zaire zbigniew zofia zoran`.split(/\s+/),
])

/** True for a first name common in the United States, in any case, with its accents or without. */
export function isFirstName(word: string): boolean {
  return isListed(word) || (hasAccent(word) && isListed(withoutAccents(word)))
}
