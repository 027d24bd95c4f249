/**
 * Larger cities by state (Census Bureau, population estimates 2024, and capitals), in small letters. Left out are names that are
 * rather a word of this trade or of every day (Mobile, Reading, Orange, Surprise, Independence); short names as people sign with
 * them stand first.
 */
const CITIES: Readonly<Record<string, string>> = {
  AL: 'auburn, birmingham, decatur, dothan, hoover, huntsville, montgomery, tuscaloosa',
  AK: 'anchorage, fairbanks, juneau',
  AZ:
    'phx, chandler, flagstaff, gilbert, glendale, goodyear, mesa, peoria, phoenix, prescott, scottsdale, tempe, ' +
    'tucson, yuma',
  AR: 'bentonville, conway, fayetteville, fort smith, hot springs, jonesboro, little rock, springdale',
  CA:
    'anaheim, bakersfield, berkeley, burbank, carlsbad, chico, chula vista, escondido, fontana, fremont, ' +
    'fresno, fullerton, glendale, hayward, huntington beach, irvine, long beach, los angeles, modesto, ' +
    'moreno valley, oakland, oceanside, oxnard, palo alto, pasadena, pomona, redding, riverside, ' +
    'sacramento, salinas, san bernardino, san diego, san francisco, san jose, santa ana, santa barbara, ' +
    'santa clarita, santa rosa, stockton, sunnyvale, torrance, ventura, visalia',
  CO:
    'aurora, boulder, colorado springs, denver, fort collins, grand junction, greeley, lakewood, longmont, ' +
    'pueblo, thornton',
  CT: 'bridgeport, danbury, greenwich, hartford, meriden, new britain, new haven, norwalk, stamford, ' + 'waterbury',
  DE: 'dover, newark, wilmington',
  DC: 'washington',
  FL:
    'jax, boca raton, bradenton, cape coral, clearwater, coral springs, daytona beach, doral, fort lauderdale, ' +
    'fort myers, gainesville, hialeah, hollywood, jacksonville, kissimmee, lakeland, melbourne, miami, ' +
    'miami beach, naples, ocala, orlando, pensacola, port st lucie, sarasota, st petersburg, tallahassee, ' +
    'tampa, west palm beach',
  GA: 'atl, albany, alpharetta, athens, atlanta, augusta, columbus, macon, marietta, roswell, savannah, valdosta',
  HI: 'hilo, honolulu, kailua',
  ID: 'boise, idaho falls, lewiston, meridian, nampa, pocatello, twin falls',
  IL:
    'aurora, bloomington, champaign, chicago, elgin, evanston, joliet, naperville, oak park, peoria, ' +
    'rockford, schaumburg, springfield',
  IN:
    'indy, bloomington, carmel, evansville, fishers, fort wayne, gary, indianapolis, lafayette, muncie, ' +
    'south bend, terre haute',
  IA: 'ames, cedar rapids, council bluffs, davenport, des moines, dubuque, iowa city, sioux city, waterloo',
  KS: 'kansas city, lawrence, olathe, overland park, salina, topeka, wichita',
  KY: 'bowling green, covington, florence, lexington, louisville, owensboro, paducah',
  LA: 'nola, alexandria, baton rouge, houma, lafayette, lake charles, metairie, monroe, new orleans, shreveport',
  ME: 'augusta, bangor, lewiston, portland',
  MD:
    'annapolis, baltimore, bethesda, columbia, frederick, gaithersburg, hagerstown, rockville, ' +
    'silver spring, towson',
  MA:
    'boston, brockton, cambridge, fall river, framingham, lowell, lynn, newton, quincy, salem, ' +
    'springfield, waltham, worcester',
  MI:
    'ann arbor, dearborn, detroit, flint, grand rapids, kalamazoo, lansing, livonia, saginaw, ' +
    'sterling heights, traverse city, troy, warren',
  MN: 'mpls, bloomington, duluth, mankato, minneapolis, rochester, saint paul, st cloud, st paul',
  MS: 'biloxi, gulfport, hattiesburg, jackson, meridian, tupelo',
  MO: 'stl, columbia, jefferson city, joplin, kansas city, saint louis, springfield, st joseph, st louis',
  MT: 'billings, bozeman, butte, great falls, helena, kalispell, missoula',
  NE: 'bellevue, grand island, kearney, lincoln, omaha',
  NV: 'carson city, henderson, las vegas, reno, sparks',
  NH: 'concord, manchester, nashua, portsmouth',
  NJ:
    'camden, cherry hill, edison, elizabeth, hackensack, hoboken, jersey city, morristown, newark, ' +
    'paterson, princeton, toms river, trenton',
  NM: 'albuquerque, farmington, las cruces, rio rancho, roswell, santa fe',
  NY:
    'nyc, albany, binghamton, bronx, brooklyn, buffalo, ithaca, manhattan, new rochelle, new york, ' +
    'poughkeepsie, queens, rochester, schenectady, staten island, syracuse, troy, utica, white plains, ' +
    'yonkers',
  NC:
    'clt, asheville, cary, chapel hill, charlotte, durham, fayetteville, gastonia, greensboro, greenville, ' +
    'high point, raleigh, wilmington, winston-salem',
  ND: 'bismarck, fargo, grand forks, minot',
  OH: 'akron, canton, cincinnati, cleveland, columbus, dayton, lima, mansfield, toledo, youngstown',
  OK: 'okc, broken arrow, edmond, lawton, norman, oklahoma city, stillwater, tulsa',
  OR: 'pdx, beaverton, bend, corvallis, eugene, gresham, hillsboro, medford, portland, salem',
  PA:
    'philly, allentown, altoona, bethlehem, erie, harrisburg, lancaster, philadelphia, pittsburgh, scranton, ' +
    'state college, wilkes-barre, york',
  PR: 'bayamon, caguas, ponce, san juan',
  RI: 'cranston, newport, pawtucket, providence, warwick',
  SC: 'charleston, columbia, florence, greenville, mount pleasant, myrtle beach, rock hill, spartanburg',
  SD: 'aberdeen, pierre, rapid city, sioux falls',
  TN:
    'chattanooga, clarksville, franklin, jackson, johnson city, kingsport, knoxville, memphis, ' +
    'murfreesboro, nashville',
  TX:
    'dfw, satx, abilene, amarillo, arlington, austin, beaumont, brownsville, college station, corpus christi, dallas, ' +
    'denton, el paso, fort worth, frisco, galveston, garland, houston, irving, killeen, laredo, lubbock, ' +
    'mcallen, mckinney, midland, odessa, pasadena, plano, round rock, san antonio, san marcos, sugar land, ' +
    'tyler, waco',
  UT: 'slc, logan, ogden, orem, provo, salt lake city, sandy, st george, west valley city',
  VT: 'burlington, montpelier, rutland',
  VA:
    'alexandria, arlington, charlottesville, chesapeake, fairfax, hampton, harrisonburg, lynchburg, ' +
    'newport news, norfolk, portsmouth, richmond, roanoke, virginia beach',
  WA:
    'bellevue, bellingham, everett, kennewick, kent, kirkland, olympia, renton, seattle, spokane, tacoma, ' +
    'vancouver, yakima',
  WV: 'charleston, huntington, morgantown, parkersburg, wheeling',
  WI: 'appleton, eau claire, green bay, kenosha, la crosse, madison, milwaukee, oshkosh, racine, wausau',
  WY: 'casper, cheyenne, jackson, laramie',
}

const STATES_OF = new Map<string, string[]>()
for (const [state, cities] of Object.entries(CITIES)) {
  for (const city of cities.split(', ')) STATES_OF.set(city, [...(STATES_OF.get(city) ?? []), state])
}

const LAST_WORDS = new Set([...STATES_OF.keys()].map((city) => city.slice(city.lastIndexOf(' ') + 1)))

/** True for the last word of a larger city's name, in small letters: most words before a number are none. */
export function endsCity(word: string): boolean {
  return LAST_WORDS.has(word)
}

/** The states that have a larger city of that name, given in small letters and without dots; none where no city has it. */
export function statesOfCity(name: string): readonly string[] {
  return STATES_OF.get(name) ?? []
}
