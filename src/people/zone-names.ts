// What people call time zones besides the names that Intl knows.

/** The current names of zones that Intl still calls by an older one. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** The short forms of what the time in a zone is called in English. */
export const SHORT_TIMES: ReadonlyMap<string, string> = new Map(
  `PT Pacific Time, PST Pacific Standard Time, PDT Pacific Daylight Time, MT Mountain Time, MST Mountain Standard Time,
  MDT Mountain Daylight Time, CT Central Time, CST Central Standard Time, CDT Central Daylight Time, ET Eastern Time,
  EST Eastern Standard Time, EDT Eastern Daylight Time, AST Atlantic Standard Time, ADT Atlantic Daylight Time,
  NST Newfoundland Standard Time, NDT Newfoundland Daylight Time, AKST Alaska Standard Time, AKDT Alaska Daylight Time,
  HST Hawaii-Aleutian Standard Time, GMT Greenwich Mean Time, BST British Summer Time, IST Irish Standard Time,
  WET Western European Standard Time, WEST Western European Summer Time, CET Central European Standard Time,
  CEST Central European Summer Time, EET Eastern European Standard Time, EEST Eastern European Summer Time,
  MSK Moscow Standard Time, TRT Türkiye Time, IST Israel Standard Time, IDT Israel Daylight Time, IST India Standard Time,
  PKT Pakistan Standard Time, BDT Bangladesh Standard Time, NPT Nepal Time, ICT Indochina Time, WIB Western Indonesia Time,
  WITA Central Indonesia Time, WIT Eastern Indonesia Time, SGT Singapore Standard Time, MYT Malaysia Time,
  PHT Philippine Standard Time, CST China Standard Time, HKT Hong Kong Standard Time, JST Japan Standard Time,
  KST Korean Standard Time, AWST Australian Western Standard Time, ACST Australian Central Standard Time,
  ACDT Australian Central Daylight Time, AEST Australian Eastern Standard Time, AEDT Australian Eastern Daylight Time,
  NZST New Zealand Standard Time, NZDT New Zealand Daylight Time, EAT East Africa Time, WAT West Africa Time,
  WAT West Africa Standard Time, CAT Central Africa Time, SAST South Africa Standard Time, GST Gulf Standard Time,
  AST Arabian Standard Time, BRT Brasilia Standard Time, ART Argentina Standard Time, CLT Chile Standard Time,
  COT Colombia Standard Time, PET Peru Standard Time`
    .split(/,\s+/)
    .map((line) => {
      const at = line.indexOf(' ');
      return [line.slice(at + 1), line.slice(0, at)] as const;
    }),
);

/**
 * Large cities and states, by zone. A zone has the name of one city in it, which may be far from where somebody
 * lives. The zones that most people look for come first.
 */
const CALLED: Readonly<Record<string, string>> = {
  UTC: 'Z, Zulu, Coordinated Universal Time, GMT',
  'Europe/London':
    'Manchester, Birmingham, Leeds, Glasgow, Edinburgh, Bristol, Cambridge, Oxford, Cardiff, Liverpool, Belfast, England, Scotland, Wales',
  'Europe/Berlin':
    'Munich, München, Hamburg, Frankfurt, Cologne, Köln, Stuttgart, Düsseldorf, Leipzig, Dresden, Hannover, Hanover, Nuremberg, Nürnberg, Bremen, Karlsruhe, MEZ, MESZ',
  'Europe/Paris': 'Lyon, Marseille, Toulouse, Lille, Nantes, Bordeaux, Nice, Strasbourg, Grenoble',
  'America/New_York':
    'NYC, Boston, Washington DC, Philadelphia, Atlanta, Miami, Orlando, Charlotte, Raleigh, Pittsburgh, Cleveland, Columbus, Florida, Georgia, Massachusetts, Virginia, New Jersey, Pennsylvania, North Carolina, South Carolina, Ohio, Maryland, Connecticut, Delaware, Maine, New Hampshire, Rhode Island, Vermont, West Virginia, District of Columbia, East Coast',
  'America/Chicago':
    'Dallas, Austin, Houston, San Antonio, Minneapolis, St. Louis, Kansas City, Nashville, New Orleans, Milwaukee, Texas, Illinois, Minnesota, Wisconsin, Missouri, Tennessee, Alabama, Arkansas, Iowa, Kansas, Louisiana, Mississippi, Nebraska, North Dakota, Oklahoma, South Dakota, Saint Louis',
  'America/Denver': 'Salt Lake City, Boulder, Albuquerque, Colorado, Utah, New Mexico, Montana, Wyoming',
  'America/Los_Angeles':
    'LA, San Francisco, SF, Bay Area, San Jose, Palo Alto, Mountain View, Oakland, San Diego, Sacramento, Seattle, Portland, Las Vegas, California, Washington State, Oregon, Nevada, Silicon Valley, West Coast',
  'America/Phoenix': 'Arizona, Tucson, Scottsdale',
  'America/Detroit': 'Michigan, Ann Arbor, Grand Rapids',
  'America/Indiana/Indianapolis': 'Indiana',
  'America/Kentucky/Louisville': 'Kentucky',
  'America/Boise': 'Idaho',
  'Asia/Kolkata':
    'Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Hyderabad, Chennai, Madras, Pune, Ahmedabad, Gurgaon, Gurugram, Noida, Jaipur, Kochi',
  'Asia/Tokyo': 'Osaka, Kyoto, Yokohama, Nagoya, Fukuoka, Sapporo',
  'Asia/Shanghai': 'Beijing, Peking, Shenzhen, Guangzhou, Hangzhou, Chengdu, Nanjing, Wuhan, Tianjin, Xi’an',
  'Australia/Sydney': 'Canberra, New South Wales, NSW',
  'Australia/Melbourne': 'Victoria, VIC',
  'Australia/Brisbane': 'Gold Coast, Queensland, QLD',
  'Australia/Perth': 'Western Australia',
  'Australia/Adelaide': 'South Australia',
  'Australia/Hobart': 'Tasmania, TAS',
  'Australia/Darwin': 'Northern Territory',
  'America/Toronto': 'Ottawa, Montreal, Montréal, Quebec City, Québec, Waterloo, Hamilton, Ontario',
  'America/Vancouver': 'British Columbia, Victoria BC',
  'America/Edmonton': 'Calgary, Alberta',
  'America/Winnipeg': 'Manitoba',
  'America/Halifax': 'Nova Scotia, Prince Edward Island',
  'America/Regina': 'Saskatchewan, Saskatoon',
  'America/Moncton': 'New Brunswick',
  'America/St_Johns': 'Newfoundland',
  'America/Whitehorse': 'Yukon',
  'America/Sao_Paulo': 'Rio de Janeiro, Brasília, Belo Horizonte, Porto Alegre, Curitiba, Campinas',
  'America/Mexico_City': 'Guadalajara, Monterrey, CDMX',
  'America/Argentina/Buenos_Aires': 'Rosario',
  'America/Bogota': 'Medellín, Cali',
  'America/Santiago': 'Valparaíso',
  'Europe/Amsterdam': 'Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven',
  'Europe/Brussels': 'Antwerp, Ghent, Gent, Bruxelles, Leuven',
  'Europe/Zurich': 'Geneva, Genève, Basel, Bern, Lausanne, Zug',
  'Europe/Vienna': 'Wien, Graz, Linz, Salzburg, Innsbruck',
  'Europe/Madrid': 'Barcelona, Valencia, Seville, Sevilla, Bilbao, Málaga',
  'Europe/Rome': 'Milan, Milano, Turin, Torino, Naples, Napoli, Florence, Bologna, Roma',
  'Europe/Lisbon': 'Porto, Lisboa, Braga',
  'Europe/Dublin': 'Cork, Galway, Limerick',
  'Europe/Warsaw':
    'Kraków, Krakow, Cracow, Wrocław, Wroclaw, Gdańsk, Gdansk, Poznań, Poznan, Łódź, Lodz, Katowice, Warszawa',
  'Europe/Prague': 'Brno, Praha, Ostrava',
  'Europe/Budapest': 'Debrecen',
  'Europe/Bucharest': 'Cluj-Napoca, Cluj, Timișoara, Iași, București',
  'Europe/Athens': 'Thessaloniki',
  'Europe/Stockholm': 'Gothenburg, Göteborg, Malmö',
  'Europe/Copenhagen': 'Aarhus, Odense, København',
  'Europe/Oslo': 'Bergen, Trondheim, Stavanger',
  'Europe/Helsinki': 'Espoo, Tampere, Turku',
  'Europe/Kyiv': 'Lviv, Kharkiv, Odesa, Dnipro',
  'Europe/Istanbul': 'Ankara, Izmir',
  'Europe/Moscow': 'St. Petersburg, Saint Petersburg',
  'Europe/Belgrade': 'Novi Sad, Beograd',
  'Europe/Sofia': 'Plovdiv',
  'Asia/Jerusalem': 'Tel Aviv, Haifa',
  'Asia/Dubai': 'Abu Dhabi',
  'Asia/Riyadh': 'Jeddah',
  'Asia/Karachi': 'Lahore, Islamabad',
  'Asia/Dhaka': 'Chittagong',
  'Asia/Colombo': 'Kandy',
  'Asia/Bangkok': 'Chiang Mai',
  'Asia/Ho_Chi_Minh': 'Hanoi, Da Nang, HCMC',
  'Asia/Jakarta': 'Bandung, Surabaya',
  'Asia/Makassar': 'Bali, Denpasar',
  'Asia/Kuala_Lumpur': 'Penang',
  'Asia/Manila': 'Cebu, Quezon City',
  'Asia/Seoul': 'Busan, Pangyo',
  'Asia/Taipei': 'Hsinchu, Kaohsiung',
  'Africa/Lagos': 'Abuja',
  'Africa/Nairobi': 'Mombasa',
  'Africa/Johannesburg': 'Cape Town, Durban, Pretoria',
  'Africa/Cairo': 'Alexandria',
  'Africa/Casablanca': 'Rabat, Marrakesh',
  'Africa/Accra': 'Kumasi',
  'Pacific/Auckland': 'Wellington, Christchurch',
  'Pacific/Honolulu': 'Hawaii',
  'America/Anchorage': 'Alaska',
};

/** The names of cities and states by zone, the zones that most people look for first. */
export const ALSO_CALLED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(CALLED).map(([zone, names]) => [zone, names.split(', ')]),
);
