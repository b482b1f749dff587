/**
 * Names of made-up users, in many scripts, lengths and both directions, as on real lists. The longest have more than forty
 * letters, once with and once without a place to break the line.
 */
type Names = readonly [string, ...string[]];

/** First and last names that go together, by where they are common. */
export const families: readonly [readonly [Names, Names], ...(readonly [Names, Names])[]] = [
  [
    ['Olivia', 'Noah', 'Ava', 'Liam', 'Grace', 'Theodore', 'Maya', 'Jo', 'Alexandria', 'Sam'],
    [
      'Smith',
      'Carter',
      'O’Connor',
      'Washington',
      'Lee',
      'Featherstonehaugh-Cholmondeley-Marjoribanks',
      'Nguyen-Brown',
      'Hill',
      'McAllister',
    ],
  ],
  [
    ['María José', 'Sofía', 'Mateo', 'Íñigo', 'Lucía', 'Joaquín', 'Camila', 'Ana'],
    ['García Márquez', 'Núñez', 'de la Cruz', 'Fernández', 'Ortiz', 'Sepúlveda', 'Peña'],
  ],
  [
    ['Zoë', 'François', 'Jürgen', 'Anneliese', 'Bjørn', 'Åsa', 'Søren', 'Chloé'],
    ['Lefèvre', 'Müller', 'van der Berg', 'Østergård', 'Größmann', 'Schwarzenberger', 'Roux', 'Ek'],
  ],
  [
    ['Łukasz', 'Agnieszka', 'Đorđe', 'Žofie', 'Ștefan', 'Katarína'],
    ['Wójcik', 'Brzęczyszczykiewicz', 'Horváth', 'Dvořák', 'Ionescu', 'Šimić'],
  ],
  [
    ['Анна', 'Дмитрий', 'Олександра', 'Иван', 'Екатерина'],
    ['Иванова', 'Шевченко', 'Достоевский', 'Ким', 'Рождественская'],
  ],
  [
    ['Ελένη', 'Γιώργος', 'Δήμητρα', 'Νίκος'],
    ['Παπαδοπούλου', 'Νικολάου', 'Βασιλείου', 'Ρήγας'],
  ],
  [
    ['محمد', 'فاطمة', 'يوسف', 'مريم', 'عبد الرحمن'],
    ['العلي', 'حداد', 'بن سلمان', 'الشريف', 'خوري'],
  ],
  [
    ['נועה', 'איתי', 'תמר', 'יהונתן'],
    ['כהן', 'לוי', 'בן־דוד', 'מזרחי'],
  ],
  [
    ['आरव', 'प्रिया', 'अनन्या', 'विक्रम', 'ज्योति'],
    ['शर्मा', 'पटेल', 'चटर्जी', 'सिंह', 'मिश्रा'],
  ],
  [
    ['结衣', '浩然', '子涵', '大翔', '美咲', '欣怡'],
    ['佐藤', '王', '欧阳', '鈴木', '李', '陳'],
  ],
  [
    ['민준', '서연', '지우', '하은'],
    ['김', '이', '박', '남궁'],
  ],
  [
    ['Chukwuemeka', 'Amara', 'Oluwaseun', 'Thandiwe', 'Kwame', 'Nia'],
    ['Okonkwo', 'Adebayo', 'Mbeki', 'Nkrumah', 'wa Thiong’o', 'Dlamini'],
  ],
  [
    ['Hery', 'Voahangy', 'Lalaina'],
    ['Rakoto', 'Ravalomanana', 'Andrianampoinimerinandriantsimitoviaminandriampanjaka'],
  ],
  [
    ['Nguyễn Ánh', 'Thuỳ Dương', 'Siti', 'Wolfeschlegelsteinhausen', 'กมลชนก', 'ธนพล'],
    ['Trần', 'Phạm', 'Rahman', 'Hutapea', 'ศรีสุวรรณ', 'วงศ์สวัสดิ์'],
  ],
];
