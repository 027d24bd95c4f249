/**
 * First names common in the United States (Social Security Administration, births 1930 to 2005, without those that are
 * also words of this trade, such as "Mark" and "Bill"). Where nothing but capitals suggests a person, one of them must lead.
 */
const FIRST_NAMES = new Set(
  `aaron abigail adam adrian agnes alan albert alejandro alex alexander alexandra alexis alfred alice alicia alison allen
  allison alma alyssa amanda amber amy ana andrea andrew angel angela angelica anita ann anna anne annette annie anthony
  antonio april arlene arthur ashley audrey austin barbara beatrice becky benjamin bernadette bernard bernice bertha beth
  bethany betty beverly bonnie bradley brandon brandy brenda brent brett brian brianna brittany bruce bryan caitlin calvin
  cameron carl carla carlos carmen carol carole caroline carolyn carrie catherine cathy cecilia charlene charles charlotte
  chelsea cheryl chris christian christina christine christopher cindy clara clarence claudia colleen connie corey courtney
  craig cristina crystal curtis cynthia daniel danielle danny darlene darrell david dawn deborah debra denise dennis derek
  diana diane dolores donald donna doris dorothy douglas duane dustin dwayne earl eddie edgar edith edna eduardo edward edwin
  eileen elaine eleanor elena elizabeth ella ellen elsie emily emma eric erica erika erin ernest esther ethan ethel eugene eva
  evelyn felicia fernando florence frances francis francisco frank franklin fred frederick gabriel gabriela gail gary george
  gerald geraldine gina gladys glenda glenn gloria gordon greg gregory gwendolyn hannah harold harriet harry hazel heather
  hector heidi helen henry herbert holly howard ian ida irene isaac isabel isabella ivan jack jackie jacob jacqueline jaime
  james jamie jane janet janice jared jasmine jason javier jean jeanette jeff jeffery jeffrey jennifer jenny jeremiah jeremy
  jerome jerry jesse jessica jesus jill jim jimmy joan joann joanne jodi joe joel johanna john johnny jonathan jorge jose
  joseph josephine joshua joyce juan juanita judith judy julia julian julie june justin karen karl katelyn katherine kathleen
  kathryn kathy katie kayla keith kelly kelsey kenneth kevin kim kimberly kristen kristin kristina kyle larry latoya laura
  lauren laurie lawrence leah lee leonard leroy leslie lester lillian linda lindsay lindsey lisa lloyd lois lori lorraine
  louis louise lucas lucille lucy luis lydia lynn mabel madison manuel marc marcia marcus margaret maria marie marilyn mario
  marion marjorie marlene martha martin marvin mary mathew matthew maureen maurice megan melanie melissa melvin mercedes
  meredith michael michele michelle miguel mildred milton minnie miranda misty mohammed molly monica morgan muriel myrtle nancy
  natalie nathan nathaniel nicholas nicole nina noah nora norma norman olga olivia oscar pamela patricia patrick paul paula
  pauline pedro peggy peter philip phillip phyllis priscilla priya rachel rafael ralph ramon ramona randall randy raul raymond
  rebecca regina renee rhonda ricardo richard rita robert roberta roberto robin rodney roger roland ronald rosa rosemary
  roxanne roy ruben ruby russell ruth ryan sabrina sally salvador samantha samuel sandra sara sarah scott sean sergio seth
  shannon sharon shawn sheila shelby shelly sheri sherry shirley sophia stacey stacy stanley stella stephanie stephen steve
  steven stuart sue susan suzanne sylvia tamara tammy tanya tara taylor teresa terri terry thelma theodore theresa thomas tiffany
  timothy tina todd tom tony tonya tracey tracy travis tyler valerie vanessa vera vernon veronica vicki vickie victor victoria
  vincent viola violet virginia vivian walter wanda wayne wendy wesley willard william willie wilma yolanda yvonne zachary
  aarav aiden aisha ama ananya anil anita anjali antonia arjun ava benito bernardo camila cesar chidi chloe consuelo cornelius
  deepak delphine dewey diego dmitri edmund effie elias emilia emilio enrique ernestine esperanza estela eugenia evelina ezra
  fatima felix francine giovanni grady graciela guadalupe guillermo gustavo hailey haruto hiroshi horace hugo humberto ignacio
  ikram imani ines irma isaiah ivy jaclyn jamal joaquin josefina josue juana kenji khadija kwame lakshmi leonardo leopold liam
  logan lorenzo luisa luz marcella marcelo marguerite mariana marisol mateo matilda maxine mei millicent mohamed muhammad
  nadia natasha nelson nikhil noemi octavio oliver ophelia osvaldo otis owen percy philippa rajesh rashid raquel reuben rigoberto
  rocio rodolfo rogelio rosalind rosario rufus salma sanjay santiago shirin silvia sofia soledad sonia sunita svetlana
  tamika thuy trinidad ulysses valentina vicente vijay vikram wendell wilbur wilfred xavier ximena yasmin yuki yusuf zainab zoe
  beatriz deshawn devon hal shonda`.split(/\s+/),
)

/** The same names, separated by spaces. */
export const FIRST_NAME_WORDS = [...FIRST_NAMES].join(' ')

/** True for a first name common in the United States, in any case. */
export function isFirstName(word: string): boolean {
  return FIRST_NAMES.has(word.toLowerCase())
}
